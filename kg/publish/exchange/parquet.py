"""Parquet: every claim a row, with the columns of claims.tsv, numbers as numbers."""

from __future__ import annotations

import io

from kg.packed import require_parquet
from kg.publish.claim_row import NUMBERS
from kg.publish.claims_table import claim_cells
from kg.publish.publication import Publication


def parquet(publication: Publication) -> bytes:
    """All claims as one file of Parquet; an empty cell has no value. Raises ConfigError KG0138 without pyarrow."""
    require_parquet()
    import pyarrow as pa
    from pyarrow import parquet as writer

    header, *rows = claim_cells(publication)
    kinds = {int: pa.int64(), float: pa.float64()}
    columns = {
        name: pa.array(
            [NUMBERS.get(name, str)(cell) if cell else None for cell in cells], kinds[NUMBERS[name]] if name in NUMBERS else pa.string()
        )
        for name, cells in zip(header, zip(*rows, strict=True) if rows else ((),) * len(header), strict=True)
    }
    file = io.BytesIO()
    writer.write_table(pa.table(columns), file, compression="zstd")
    return file.getvalue()
