"""One reader under fire by atheris, which looks for inputs that lead into code where none was before.

    pip install atheris
    python -m tests.fuzz.guided "front matter" FOLDER -max_total_time=60

Samples are written to the folder, and what led further is kept there; the rest are options of libFuzzer. It ends at the first escape.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["kg"]):
    from tests.fuzz.readers import READERS
from tests.fuzz.reading import ended


def main() -> None:
    """Run libFuzzer on a reader."""
    name, corpus, *options = sys.argv[1:]
    reader = next(reader for reader in READERS if reader.name == name)
    Path(corpus).mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(reader.samples):
        (Path(corpus) / f"sample-{number}").write_bytes(sample)
    with TemporaryDirectory() as folder:
        reads = reader.opened(Path(folder))

        def one(content: bytes) -> None:
            if error := ended(reads, content)[2]:
                raise error

        atheris.Setup([sys.argv[0], corpus, "-timeout=10", "-rss_limit_mb=2000", *options], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
