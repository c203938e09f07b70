"""What each code of the shapes and the validation means, for ``kg explain``."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0400": "The data break a shape that has no code of its own. The message says what is expected of which node.\n"
    "A shape gets an explanation here by naming a code of this list under ksh:code.",
    "KG0401": "A file under shapes/ is not Turtle. The message gives line and column and shows the line.\n"
    "Look for a missing full stop, semicolon or quotation mark on that line or the one before.",
    "KG0402": "A shape is not complete: it names an unknown view or code, or two files define the same shape.\n"
    'Views are "source", "world" and "audit"; rename one of two shapes that share a name.',
    "KG0403": "A shape uses a term of ours that the ontology does not define, so it would never fire.\n"
    "Correct the spelling, or define the term in ontology/.",
    "KG0404": "The SPARQL of a shape is not well formed, or a count of it is no number. The message shows what is wrong.\n"
    "Prefixes come from ksh:prefixes in shapes/core.ttl; declare there what the query needs.",
    "KG0405": "The folder of shapes is missing or holds no Turtle file. Give the folder that contains core.ttl with --shapes.",
    "KG0406": "A file given with --articles cannot be read, so quotes from it stay unchecked. Check path and rights.",
    "KG0407": "A shape says something that is not compiled to SPARQL, and an endpoint cannot be given to pySHACL. The message names it.\n"
    "Validate a copy of the graph in a file instead.",
    "KG0408": "A shape says something that is not compiled to SPARQL, so pySHACL checked it. The results are the same; it takes longer.",
    "KG0409": "The address given with --endpoint cannot be reached, or what it answers is no result of a SPARQL query in JSON.\n"
    "It must take queries by POST, as the SPARQL 1.1 Protocol has them.",
    "KG0410": "A situation (an event or a state) needs a label and at least one participant.\n"
    "In curated Turtle: give it rdfs:label and its roles. In an article: the frame that read it filled no role; see `kg why`.",
    "KG0411": "A role of a situation is missing or filled with the wrong kind of thing. A defining role is a violation and the claim is\n"
    "withheld; a role that a true text may leave out is a warning. Add the role, or correct the entity's type in the registry.",
    "KG0420": "A claim needs exactly one situation, modality, polarity, certainty, holder and activity, each from its closed list.\n"
    "Complete or correct the claim in the curated file named in the report.",
    "KG0421": "The condition of a claim does not fit its modality: what is certain only under a condition names it (kgo:condition), and\n"
    "what has happened has none.",
    "KG0430": "A claim that was read out of a text has no quote, or one from another document. Such a claim is never published.\n"
    "It is a fault of the extractor or of a hand-made file: add kgo:evidence with a quote.",
    "KG0431": "A curated claim has no source.\n"
    "Add the address or the title of a public source (dcterms:source; column `source` of the CSV).",
    "KG0432": "A quote lacks its words, its offsets, its sentence number or its document.\n"
    "Offsets count characters of the file as read, the end is exclusive.",
    "KG0433": "The words of a quote do not stand in the text at the offsets it gives.\n"
    "The article was changed after it was read, or the quote was edited by hand: build again, or restore the file.",
    "KG0434": "No file with the SHA-256 of a document was given, so its quotes are unchecked.\n"
    "Name the article, or the folder it is in, with --articles.",
    "KG0435": "A document lacks its title, its day, or the SHA-256 of its text, so that it cannot be told from others.",
    "KG0440": "A date is not well formed: one EDTF literal for each of kgo:date, kgo:begin and kgo:end, with the computed\n"
    "day bounds beside it (…Min not after …Max); a length of time is an xsd:duration.",
    "KG0441": "A state ends before it begins, even at the most generous reading of its dates. One of the two dates is wrong.",
    "KG0442": "People are told to vote in a contest, or it is told to be decided, on another day than the contest's own.\n"
    "The weaker claim is withheld. Correct the day of the claim, or kgo:electionDay of the contest in the registry.",
    "KG0450": "More people certainly hold a post at the same time than it has seats. The weaker claim is withheld.\n"
    "Correct one of the dates, or raise kgo:maxHolders of the post.",
    "KG0451": "Two people win the same contest. The weaker claim is withheld. Correct the winner, or tell the contests apart.",
    "KG0452": "Somebody holds a post before being born: a date is wrong, or two people of one name were taken for one.",
    "KG0453": "A situation ends up causing itself. The weaker of the causal claims is withheld.",
    "KG0454": "Somebody holds or takes a post after having died: a date is wrong, or two people of one name were taken for one.",
    "KG0455": "Somebody certainly belongs to two parties at once. The weaker claim is withheld.\n"
    "Correct one of the dates, or make one party a part of the other (org:subOrganizationOf).",
    "KG0456": "Something happened before what caused it, or somebody stepped back from what did not exist yet.\n"
    "The weaker claim is withheld. Correct one of the days, or say which other matter is meant.",
    "KG0457": "Somebody is removed from a post for one, or leaves it, while somebody else certainly holds it.\n"
    "The weaker claim is withheld. Correct the day, the post or the person.",
    "KG0458": "Somebody both wins and loses one contest. The weaker claim is withheld. Correct the winner, or tell the contests apart.",
    "KG0459": "Somebody stands in two contests, or holds two posts, that exclude each other (kgo:incompatibleWith in the registry).\n"
    "The weaker claim is withheld. Correct one of them, or take the mark out of the registry.",
    "KG0460": "An entity of the registry is not well described: IRI, one preferred label, the body of a post, the post of a contest.\n"
    "Complete it in seeds/registry/.",
    "KG0461": "owl:sameAs is for one confirmed Wikidata item, and no item belongs to two entities.\n"
    "Use skos:closeMatch for a guess; merge two entities that are one with a decision.",
    "KG0462": "An anonymous source or a collective belongs to one document and is never identified with anybody.",
    "KG0470": "Something stands in the truthy graph that no accepted claim in an own voice backs. The truthy graph is derived:\n"
    "build again; where that does not help, it is a fault of this program.",
    "KG0471": "A direct triple stands in the truthy graph without a situation that says the same. Build again; never edit derived graphs.",
    "KG0472": "A source graph describes a situation of which no claim speaks. Add the claim, or remove the situation.",
    "KG0473": "A decision or a status is not complete or contradicts itself: one verdict, a subject that exists, a reason.",
    "KG0480": "Curated facts contradict each other or break a shape, and nothing of lower authority can give way. They are all withheld,\n"
    "the rest is published, and the exit status is 1. The message names file and line: correct one of the facts there.",
    "KG0481": "Withholding claims does not mend the data. This is a fault of this program; please report it with the message.",
    "KG0482": "The file to validate is not RDF of a known kind, or there is nothing in it.",
    "KG0483": "There is no claim of that name in quarantine. `kg quarantine list` shows those there are.",
    "KG0484": "An entity of the registry breaks a shape: nothing gives way for it, so it is published as it is, and the exit status is 1.\n"
    "Often a file of the registry could not be read to its end. Complete the entity in the file and line given.",
}

#: what to do, in one line, for findings of a code; the long form is `kg explain`
DEFAULT = "KG0400"
