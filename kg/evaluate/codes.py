"""What the codes of the evaluation mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0941": (
        "A folder of gold tables can be scored against tables made now from the articles (--articles FILE or FOLDER,\n"
        "matched by the stem of the file name), or against a folder of finished tables (--tables DIR)."
    ),
    "KG0942": (
        "The gold graph holds one annotated article, and the data must hold the same text: they are matched by the sha256\n"
        "of the article. Build the seeds with that article first, or name its file with --articles."
    ),
}
