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
    "KG0943": (
        "A dataset that kg eval knows by name is read from a folder with gold/ and data/: the one given with --data, else that of\n"
        "the setting 'evaluation', else a folder 'shared' beside the project. What the dataset needs is not there."
    ),
    "KG0944": (
        "--min takes FIGURE=VALUE, for example events-strict.f1=0.6, and may be given several times. The message lists the figures\n"
        "of the dataset; where one is below its value, the command ends with 1."
    ),
}
