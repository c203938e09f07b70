"""Files of other programs that hold articles: JSON lines, Parquet, saved pages, PDF, feeds, web archives, answers of news interfaces.

A library: it knows nothing of ours but errors. Each kind of file has a module that tells of each article what stands in it; what is
told becomes the text that a file of our own would have (``kg.packed.rows``), and quotes are offsets into that text.
"""

from kg.packed.rows import MANY, SUFFIXES, Row, own_files, packed, require_parquet, rows

__all__ = ["MANY", "SUFFIXES", "Row", "own_files", "packed", "require_parquet", "rows"]
