"""A misread claim put right: the same values as a row of a curated file, changed where they were wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.answers.why import claims
from kg.assemble.selectors import select
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.file_changes import Change, rows_added
from kg.ingest.csv_columns import COLUMNS
from kg.ingest.curated_csv import read_curated
from kg.ingest.decode import SourceText
from kg.ingest.index import NameIndex
from kg.ingest.predicates import Predicate, predicate, table
from kg.model.claim import Claim, EntityRef, Filler, Situation, SituationRef, TermRef
from kg.model.decision import Decision, Verdict
from kg.model.iri import Namespaces, slug
from kg.model.ontology import Vocabulary

#: the curated file that corrected rows go to
FILE = "corrections.csv"
#: how the reason of a claim's rejection begins where such a row stands in for it
_CORRECTED = "corrected by a curated row: "
_TIMES = ("from", "to")
#: stages of a state that say no more than its times do
_TOLD_BY_TIMES = ("current", "former")


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a claim that a curated row can hold: its predicate, and roles and times by the names that are typed."""

    predicate: Predicate
    cells: Mapping[str, str]

    def typed(self) -> str:
        """The values as they are typed: ``subject=per:a ; from=2017``."""
        return " ; ".join(f"{name}={value}" for name, value in self.cells.items())


def values_of(claim: Claim, work: Reviewed, vocabulary: Vocabulary) -> Values:
    """What can be corrected of a claim. Raises ``ConfigError`` KG0945 where no curated row can say what it says."""
    situation = work.told.get(claim.id)
    if situation is None or claim.holder:
        raise _uncorrectable("what somebody is quoted with is not for a curated row to say")
    meaning = _predicate(situation, vocabulary)
    if meaning is None:
        raise _uncorrectable(f"no predicate of curated files says {situation.cls} {situation.stage}".rstrip())
    cells = dict.fromkeys(("subject", *(["object"] if meaning.object else []), *_TIMES, "modality"), "")
    named = {meaning.subject: "subject", meaning.object: "object"}
    for role, filler in situation.roles:
        if (role, filler) in meaning.fixed:
            continue
        name = named.get(role, role)
        if cells.get(name):
            raise _uncorrectable(f"a curated row has one {role}, and this has several")
        cells[name] = _written(filler, work.names)
    cells["from"], cells["to"] = (situation.date, "") if situation.date else (situation.begin, situation.end)
    cells["modality"] = f"{claim.modality} {claim.polarity} {claim.certainty}"
    return Values(meaning, cells)


def _predicate(situation: Situation, vocabulary: Vocabulary) -> Predicate | None:
    """The predicate of curated files that says most of a situation: of its class and stage, its fixed roles being there."""
    stage = "" if situation.stage in _TOLD_BY_TIMES else situation.stage
    fitting = [row for row in table().values() if (row.cls, row.stage) == (situation.cls, stage) and set(row.fixed) <= set(situation.roles)]
    usual = max(fitting, key=lambda row: len(row.fixed), default=None)
    return usual or (predicate(situation.cls, vocabulary) if not stage else None)


def _written(filler: Filler, names: Namespaces) -> str:
    if isinstance(filler, EntityRef | SituationRef):
        return names.shorten(filler.id)
    return filler.name if isinstance(filler, TermRef) else filler.text


def _uncorrectable(why: str) -> ConfigError:
    return ConfigError(
        "KG0945", f"this cannot be corrected here: {why}", remedy="reject it (x), and say it in a Turtle file of seeds/curated/"
    )


def corrected(values: Values, answer: str) -> Values:
    """The values with those that ``name=value`` parts give; ``ConfigError`` KG0945 for a name that is none."""
    cells = dict(values.cells)
    for part in filter(None, (part.strip() for part in answer.split(" ; "))):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not (name in cells or name.isidentifier()):
            remedy = f"write name=value with {', '.join(cells)}, several with ' ; ' between them"
            raise ConfigError("KG0945", f"{part!r} gives no value a name", remedy=remedy)
        cells[name] = value
    return Values(values.predicate, cells)


def row_of(values: Values, claim: Claim, work: Reviewed) -> tuple[str, ...]:
    """The curated row with these values, resting on the words and the document of the claim."""
    cells = values.cells
    further = [f"{name}={value}" for name, value in cells.items() if value and name not in ("subject", "object", "modality", *_TIMES)]
    said = next(iter(claims(work.data, claim=claim.id)), None)
    pages = work.data.graphs(_PAGE, doc=work.names.iri("doc", claim.origin))
    source = pages[0]["page"] if pages else f"{said.source} {said.day}" if said else claim.origin
    words = claim.quotes[0].exact if claim.quotes else claim.wording
    by_column = {
        "subject": cells["subject"],
        "predicate": values.predicate.name,
        "object": "; ".join(filter(None, [cells.get("object", ""), *further])),
        "source": source,
        "quote": " ".join(words.split()),
        "note": _note(claim, work),
    }
    return tuple(by_column.get(name, cells.get(name, "")) for name in COLUMNS)


_PAGE = "SELECT ?page ?doc WHERE { GRAPH graph:provenance { ?doc foaf:page ?page } }"


def row_for(claim: Claim, answer: str, work: Reviewed, vocabulary: Vocabulary, index: NameIndex) -> tuple[str, ...]:
    """The row that says what a claim does, but for the values of an answer. Raises ``ConfigError`` KG0945 where none can be read."""
    row = row_of(corrected(values_of(claim, work, vocabulary), answer), claim, work)
    require_readable(row, vocabulary, index)
    return row


def require_readable(row: tuple[str, ...], vocabulary: Vocabulary, index: NameIndex) -> None:
    """Raise ``ConfigError`` KG0945 where the reader of curated files would set the row aside, with its reason."""
    text = f"{line_of(COLUMNS)}\n{line_of(row)}\n"
    read = read_curated(SourceText(FILE, text, ""), vocabulary, index, f"curated_{slug(Path(FILE).stem)}")
    if read.findings:
        first = read.findings[0]
        raise ConfigError("KG0945", f"the row would be set aside: {first.message}", remedy=first.remedy)
    named = [filler.id for situation in read.situations for _, filler in situation.roles if isinstance(filler, SituationRef)]
    if unknown := [iri for iri in named if iri not in index.situations]:
        message = f"the row would be set aside: no curated file describes {vocabulary.names.shorten(unknown[0])}"
        raise ConfigError("KG0945", message, remedy="name a situation of seeds/curated/, or describe it there first")


def adding(folder: Path, row: tuple[str, ...]) -> Mapping[Path, Change]:
    """What adds the row to the corrections of ``folder``."""
    return {folder / FILE: rows_added(COLUMNS, [row])}


def reason_for(answer: str, reason: str = "") -> str:
    """Why a claim is rejected for which a corrected row stands in: what was typed, and what the curator adds."""
    return "; ".join(filter(None, [f"{_CORRECTED}{answer}", reason]))


def corrects(decision: Decision) -> bool:
    """Whether a decision rejects a claim for which a corrected row was written."""
    return decision.verdict is Verdict.REJECTED and decision.reason.startswith(_CORRECTED)


def rows_with(folder: Path, decision: Decision, work: Reviewed) -> list[tuple[str, ...]]:
    """The rows that stand in for the claims of a decision, where it was written together with them."""
    path = folder / FILE
    if not corrects(decision) or not path.exists():
        return []
    notes = {_note(claim, work) for claim in select(decision.subject, work.index, work.names)}
    rows = [tuple(row) for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8")))]
    return [row for row in rows if row and row[-1] in notes]


def taking_back(folder: Path, decisions: Iterable[Decision], work: Reviewed) -> Mapping[Path, Change]:
    """What takes away the rows that were written together with decisions."""
    rows = [row for decision in decisions for row in rows_with(folder, decision, work)]
    return {folder / FILE: rows_gone(rows)} if rows else {}


def rows_gone(rows: Sequence[tuple[str, ...]]) -> Change:
    """To have the rows no more, each as often as it is given; nothing is left of a file without rows."""

    def without(before: bytes) -> bytes:
        left, kept, start = list(rows), [], 0
        lines = list(io.StringIO(before.decode("utf-8", "surrogateescape"), newline=""))
        reader = csv.reader(lines)
        for record in reader:
            if tuple(record) in left:
                left.remove(tuple(record))
            else:
                kept += lines[start : reader.line_num]
            start = reader.line_num
        after = "".join(kept)
        return b"" if after.strip() == line_of(COLUMNS) else after.encode("utf-8", "surrogateescape")

    return without


def line_of(row: Sequence[str]) -> str:
    """A row as a line of the file, without its end."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(row)
    return text.getvalue()


def _note(claim: Claim, work: Reviewed) -> str:
    return f"corrects {work.names.shorten(claim.id)}"
