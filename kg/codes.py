"""What the codes of configuration and command line mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0101": (
        "There is no extractor, reader or exporter of that name. They are registered under the entry-point groups\n"
        "kg.extractors, kg.readers and kg.exporters; `kg doctor` lists those that are installed."
    ),
    "KG0102": (
        "kg.toml (or [tool.kg] in pyproject.toml) has a key that means nothing here, probably a misspelling.\n"
        "`kg config --show` lists every setting with its value and where it comes from."
    ),
    "KG0103": (
        "A setting has a value of the wrong kind, e.g. words where a number belongs. The message says which kind is\n"
        "expected. Settings come from flags, from KG_… variables of the environment, and from kg.toml, in this order."
    ),
    "KG0104": "The file of settings named with --config or KG_CONFIG cannot be read. Check path and rights.",
    "KG0105": "The file of settings is not TOML. The message gives line and column; text values stand in quotation marks.",
    "KG0110": (
        "`kg init` does not write over files that are there. Give a new folder, or --force to add only what is missing;\n"
        "existing files are never changed."
    ),
    "KG0111": "There is no such code. Codes look like KG0203; `kg explain` without a code lists all of them.",
    "KG0112": "The seeds that were asked for are not there. Give a folder with articles/, registry/ and curated/, or run `kg init`.",
}
