"""What the codes of writing and exporting mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0801": "The file is there already, and an export never writes over a file unasked. Give another name, or --force.",
    "KG0802": "There is no export format of that name. `kg export --help` lists those that are installed.",
    "KG0803": (
        "The folder that was to be written to is a file, or may not be written, or cannot be made. It is looked at before anything is\n"
        "read, so nothing was lost. Name another folder, or check the rights."
    ),
    "KG0804": (
        "JSON-LD 1.1 has no triple terms (RDF 1.2), and an IRI whose scheme is one of our prefixes would be read as another one.\n"
        "The other formats can hold the graph."
    ),
}
