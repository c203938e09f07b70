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
    "KG0810": "Publishing to a graph store needs a package that is not installed. Install it with the extra that the message names.",
    "KG0811": (
        "There is no graph store at that address, or it takes no such request. The address is the one that the SPARQL 1.1 Graph Store\n"
        "HTTP Protocol is spoken at (ADDRESS?graph=IRI), not that of queries. Names and passwords never stand in it."
    ),
    "KG0812": (
        "The store lets nobody write without rights, or these are not enough. Set KG_PUBLISH_TOKEN, or KG_PUBLISH_USER and\n"
        "KG_PUBLISH_PASSWORD. They are sent to the address that was given and never to another."
    ),
    "KG0813": "The store sends to another address. Nothing is sent there unasked: give it with --endpoint where it is the right one.",
    "KG0814": "The store could not be reached, broke off, or was silent for longer than --timeout. What was put is there: run it again.",
    "KG0815": "The store refused a request, or answered with something else than RDF. The message gives its words.",
    "KG0816": "A graph is larger than the store takes in one request. Its limit is raised there; others can be named with --graph.",
    "KG0817": "The dataset has no graph of that name. `kg publish --dry-run` lists them with their sizes.",
    "KG0818": (
        "After a graph was put, the store holds another number of triples than was sent: something else writes there, or the store makes\n"
        "two literals one. Look at the graph there, or leave the counting out with --no-verify."
    ),
}
