"""Where reviewers sit: the project with its queue, and the ledger that their decisions go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.assemble.selectors import select
from kg.curation import corrections
from kg.curation.author import signed_now
from kg.curation.ledger_file import Judgement, append, read, row_of
from kg.curation.meanwhile import Seen, unless_decided
from kg.curation.preview import changes
from kg.curation.project import Project, ledger_path
from kg.curation.queue import Filters, Item, queue_of, require_class, require_document
from kg.curation.work import Reviewed
from kg.file_changes import Change
from kg.model.decision import ABOUT_CLAIMS, Decision
from kg.web.review.access import Access, Reviewer
from kg.web.review.asked import Asked

_UNCHANGED = "no statement becomes a fact by it, and none stops being one"


@dataclass(frozen=True, slots=True)
class Written:
    """A decision as it was written: what it is about in words where these are known, its row, rows of other files that go with it.

    ``changes`` tell what becomes of facts once the graph is built again.
    """

    decision: Decision
    about: str
    lines: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]


@dataclass
class Desk:
    """A project under review; ``author`` is the name that is offered to whoever comes in."""

    project: Project
    author: str
    access: Access = field(default_factory=Access)
    _queues: dict[tuple[Asked, Seen], list[Item]] = field(default_factory=dict)
    _opened: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        self._opened = self._build()

    @property
    def work(self) -> Reviewed:
        """The last build when the server began."""
        return self.project.work

    @cached_property
    def names(self) -> list[Item]:
        """The doubtful names of the build, whether they are decided or not."""
        return queue_of(self.work, (), Filters(names=True), self.project.vocabulary)

    @property
    def outdated(self) -> bool:
        """Whether the graph was built again since it was opened here."""
        return self._build() != self._opened

    def _build(self) -> tuple[int, int]:
        built = (Path(self.project.config.output) / "dataset.nq").stat()
        return built.st_mtime_ns, built.st_ino

    def seen(self) -> Seen:
        """The ledger as it stands."""
        return Seen.of(read(ledger_path(self.project.config)))

    def queue(self, asked: Asked) -> list[Item]:
        """What waits and is asked for. Raises ``ConfigError`` for a class or an article that there is not."""
        seen = self.seen()
        found = self._queues.get((asked, seen))
        if found is None:
            filters = asked.filters
            require_class(filters, self.project.vocabulary)
            require_document(filters, self.work)
            found = queue_of(self.work, self.project.decisions(), filters, self.project.vocabulary)
            self._queues = {key: items for key, items in self._queues.items() if key[1] == seen} | {(asked, seen): found}
        return found

    def write(self, reviewer: Reviewer, judgements: Sequence[Judgement], seen: Seen, also: Mapping[Path, Change]) -> tuple[str, ...]:
        """Add rows to the ledger, signed by the reviewer, and change other files together with it; the ids of the rows.

        Raises ``ConfigError`` KG0948 where somebody was faster.
        """
        config = self.project.config
        signature = signed_now(reviewer.by, dated=config.dated_ids)
        taken = [decision.id for decision in self.project.decisions()]
        made = append(ledger_path(config), judgements, signature, taken, unless_decided(seen, judgements, self.work), also)
        return tuple(decision.id for decision in made)

    def written(self, decisions: Sequence[Decision], told: Mapping[str, str]) -> list[Written]:
        """The decisions, with what was written and what comes of it; ``told`` is what each does."""
        return [self._written(decision, told[decision.id]) for decision in decisions]

    def _written(self, decision: Decision, told: str) -> Written:
        folder, work = self.project.corrections, self.work
        rows = corrections.rows_with(folder, decision, work)
        ledger, corrected = (path.as_posix() for path in (ledger_path(self.project.config), folder / corrections.FILE))
        lines = ((ledger, row_of(decision)), *((corrected, corrections.line_of(row)) for row in rows))
        if decision.verdict not in ABOUT_CLAIMS:
            return Written(decision, "", lines, (told,))
        claims = select(decision.subject, work.index, work.names)
        about = ", ".join(dict.fromkeys(map(work.label, claims)))
        return Written(decision, about, lines, tuple(changes(work, decision.verdict, claims)) or (_UNCHANGED,))
