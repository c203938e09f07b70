"""What the importers tell of all files of a list, as one listing: each thing once, terms in a row as one, everything sorted."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kg.errors import InputError, LimitError
from kg.ingest.decode import shown_path
from kg.ingest.lists.files import ListFile, list_files, sha256_of
from kg.ingest.lists.handovers import handed_over
from kg.ingest.lists.importers import Importer, importer_for, importer_named
from kg.ingest.lists.listing import BODY, PARTY, POST, Listed, ListedClaim, Listing, Request, register_of
from kg.model.finding import Finding, Severity
from kg.model.iri import key_hash, slug
from kg.model.naming import post_slug
from kg.model.span import Place

#: days between two terms in one post that are one holding of it all the same; between congresses there are one to four
_PAUSE = 7
#: so many names of parties and bodies are told
_TOLD = 4
#: names of files of a folder that are no lists
_NO_LISTS = frozenset({"readme", "license", "licence", "changelog", "sources"})


def gather(paths: Sequence[Path], request: Request, *, form: str = "", official: bool | None = None, root: Path | None = None) -> Listing:
    """The listing that files and folders make together; a file that cannot be read is a finding, and the rest is read.

    ``form`` names the format where it is not to be told from the files. ``InputError`` where nothing at all could be read.
    """
    importer = importer_named(form) if form else None
    found = _Gathered(request)
    files = sorted({*_files(paths)})
    called = _called(files)
    for path in files:
        try:
            for file in list_files(path, root):
                member = file.path.removeprefix(shown_path(path, root))
                found.read(file, importer, slug(called[path] + member) if len(files) > 1 or member else "")
        except (InputError, LimitError) as error:
            found.refuse(error)
    entities, claims = tuple(found.entities()), tuple(found.claims())
    if not found.formats or not (entities or claims):
        raise _nothing(found, Place(shown_path(paths[0], root)))
    held = any(found.importers[name].official for name in found.formats) if official is None else official
    return Listing(
        name=request.name,
        official=held,
        entities=entities,
        claims=claims,
        findings=(*found.findings, *_apart(entities)),
        formats=tuple(sorted(found.formats)),
        files=tuple((path.name, sha256_of(path)) for path in files),
    )


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files to read: those named and those in folders, without those that are no lists (``README.md``) where others are named."""
    for path in paths:
        if not path.is_dir():
            if len(paths) == 1 or path.stem.lower() not in _NO_LISTS:
                yield path
            continue
        for file in path.rglob("*"):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.stem.lower() not in _NO_LISTS:
                yield file


def _apart(entities: Iterable[Listed]) -> Iterator[Finding]:
    """Parties and bodies of one name that files of no told place describe each for itself, told together."""
    found: dict[str, list[Listed]] = defaultdict(list)
    for one in entities:
        if one.kind in (BODY, PARTY) and not one.place and register_of(one.key):
            found[one.name].append(one)
    several = sorted(name for name, every in found.items() if len({register_of(one.key) for one in every}) > 1)
    if several:
        shown = ", ".join(map(repr, several[:_TOLD])) + f" and {len(several) - _TOLD:,} more" * (len(several) > _TOLD)
        message = f"several files of no told country describe {shown}; those of each file are its own"
        remedy = "where all files are of one country, name it with --place"
        yield Finding("KG0261", message, found[several[0]][0].at, remedy, Severity.INFO)


def _called(files: Sequence[Path]) -> Mapping[Path, str]:
    """What each file is called among the others: its path from the folder that all are in, without endings where that is enough."""
    above = Path(os.path.commonpath([path.resolve().parent for path in files])) if files else Path()
    whole = {path: path.resolve().relative_to(above) for path in files}
    short = {path: slug(f"{inside.parent}/{inside.name.partition('.')[0]}") for path, inside in whole.items()}
    times = Counter(short.values())
    return {path: short[path] if times[short[path]] == 1 else f"{short[path]}-{key_hash(str(whole[path]), digits=6)}" for path in files}


def _nothing(found: _Gathered, place: Place) -> InputError:
    first = next(iter(found.findings), None)
    if first is not None:
        message = f"nothing could be read: {first.message}" if found.formats else first.message
        return InputError(first.code, message, place=first.place, remedy=first.remedy)
    return InputError("KG0252", "there is no list in it", place=place, remedy="name the files of the list")


def _scope(body: Listed) -> str:
    """What tells a body from others of its name: the place or the file behind the name in its slug."""
    return body.place or body.slug.partition("_")[2]


@dataclass(slots=True)
class _Gathered:
    request: Request
    formats: set[str] = field(default_factory=set)
    importers: dict[str, Importer] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _entities: dict[str, Listed] = field(default_factory=dict)
    _claims: dict[ListedClaim, ListedClaim] = field(default_factory=dict)

    def read(self, file: ListFile, importer: Importer | None, called: str) -> None:
        """Take in what a file says, ``called`` so in the list; what was said before an error stays, since each thing stands for itself."""
        try:
            chosen = importer or importer_for(file)
            self.importers[chosen.name] = chosen
            for told in chosen.read(file, replace(self.request, file=called)):
                self.take(told)
            self.formats.add(chosen.name)
        except (InputError, LimitError) as error:
            self.refuse(error)

    def refuse(self, error: InputError | LimitError) -> None:
        self.findings.append(Finding(error.code, error.message, error.place, error.remedy, Severity.VIOLATION))

    def take(self, told: Listed | ListedClaim | Finding) -> None:
        if isinstance(told, Finding):
            self.findings.append(told)
        elif isinstance(told, ListedClaim):
            self._claims.setdefault(told, told)
        else:
            first = self._entities.get(told.key)
            if first is not None and _is_other(first, told):
                message = f"{told.name!r} has the id of {first.name!r}; what the files say of the two is mixed"
                remedy = "import files that give one id to two things as lists of their own"
                self.findings.append(Finding("KG0258", message, told.at, remedy))
            self._entities[told.key] = told if first is None else _joined(first, told)

    def entities(self) -> Iterator[Listed]:
        """Everything named, by kind and key, posts of a body with their whole names."""
        for key in sorted(self._entities, key=lambda key: (self._entities[key].kind, key)):
            if not self._bodiless(key):
                yield self._completed(self._entities[key])

    def _bodiless(self, key: str) -> bool:
        """Whether a key is that of a post which only its body makes one, and nobody describes that body."""
        listed = self._entities[key]
        return _is_part(listed) and listed.within not in self._entities

    def _completed(self, listed: Listed) -> Listed:
        """A post that only its body makes one ("chairman"), under the name of both."""
        body = self._entities.get(listed.within)
        if body is None or not _is_part(listed):
            return listed
        title = listed.name
        called = [f"{title[:1].upper()}{title[1:]} of the {name.removeprefix('the ')}" for name in (body.name, *body.names)]
        short = next(iter(body.names), body.name)
        names = (*called[1:], *(f"{name} {title}" for name in (body.name, *body.names)))
        return replace(
            listed, name=called[0], slug=post_slug(title, listed.place or _scope(body), short), names=tuple(sorted({*names} - {called[0]}))
        )

    def claims(self) -> Iterator[ListedClaim]:
        """The claims on what the list names, sorted; one that points at nothing is a finding."""
        rows: dict[tuple[str, ...], list[ListedClaim]] = defaultdict(list)
        lost: dict[str, list[ListedClaim]] = defaultdict(list)
        for claim in self._claims:
            if missing := next((key for key in (claim.subject, claim.object) if self._dangling(key)), ""):
                lost[self._entities[missing].within if missing in self._entities else missing].append(claim)
            else:
                rows[claim.subject, claim.predicate, claim.object].append(claim)
        self.findings += [self._undescribed(key, claims) for key, claims in lost.items()]
        made = self._made_on()
        settled = [_settled(claim, made[register_of(key[0])]) for key in sorted(rows) for claim in _in_a_row(rows[key])]
        yield from handed_over(settled, self._entities)

    def _undescribed(self, key: str, claims: Sequence[ListedClaim]) -> Finding:
        shown, times = key.removeprefix(register_of(key) or self.request.name).lstrip("/#"), len(claims)
        left = f"{times:,} claims are" if times > 1 else "the claim is"
        message = f"no file of the list describes {shown!r}; {left} left out"
        return Finding("KG0253", message, claims[0].at, "import the file that does together with this one", Severity.WARNING)

    def _dangling(self, key: str) -> bool:
        """Whether a key of this list names nothing: names and ids of the registry are not the list's to describe."""
        own = key.startswith((f"{self.request.name}/", f"{self.request.name}#", "committee:", "bioguide:", "openstates:"))
        return (own or bool(register_of(key))) and (key not in self._entities or self._bodiless(key))

    def _made_on(self) -> Mapping[str, str]:
        """By register the day on which the list is known to have been up to date: as told, else the last on which a term in it began."""
        days: dict[str, str] = defaultdict(lambda: self.request.day)
        for claim in () if self.request.day else self._claims:
            if _day(claim.begin):
                register = register_of(claim.subject)
                days[register] = max(days[register], claim.begin)
        return days


def _is_part(listed: Listed) -> bool:
    """Whether something is a post that only its body makes one, such as the chairman of a committee."""
    return listed.kind == POST and listed.key == f"{listed.within}/{slug(listed.name)}"


def _is_other(first: Listed, second: Listed) -> bool:
    """Whether two files tell of two bodies or parties under one id: every country has a legislature."""
    own = first.kind in (BODY, PARTY) and "#" in first.key
    return own and second.name != first.name and second.name not in first.names


def _joined(first: Listed, second: Listed) -> Listed:
    """One thing told twice: names and identifiers together, of everything else what the first told."""
    names = tuple(dict.fromkeys((*first.names, *(name for name in (second.name, *second.names) if name != first.name))))
    told = {name: getattr(first, name) or getattr(second, name) for name in ("slug", "born", "died", "gender", "place", "within", "seats")}
    return replace(first, names=names, identifiers=tuple(sorted({*first.identifiers, *second.identifiers})), **told)


def _day(edtf: str) -> date | None:
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def _in_a_row(claims: Sequence[ListedClaim]) -> Iterator[ListedClaim]:
    """The claims of one person on one post: what is told twice once, and terms that follow each other without a pause as one."""
    ordered = sorted(claims, key=lambda claim: (claim.begin, claim.end, claim.modality, claim.quote, claim.note, claim.source))
    current = ordered[0]
    for claim in ordered[1:]:
        if not _follows(current, claim):
            yield current
            current = claim
            continue
        last = current if _day(current.end) and _day(claim.end) and current.end > claim.end else claim
        sources = sorted({*current.source.split(" ; "), *claim.source.split(" ; ")})
        current = replace(last, begin=current.begin, source=" ; ".join(sources), at=current.at)
    yield current


def _follows(first: ListedClaim, second: ListedClaim) -> bool:
    """Whether two claims say the same in the same way, of one time or of terms between which there is no pause."""
    if (first.modality, first.quote, first.note) != (second.modality, second.quote, second.note):
        return False
    ended, began = _day(first.end), _day(second.begin)
    return (first.begin, first.end) == (second.begin, second.end) or bool(ended and began and (began - ended).days <= _PAUSE)


def _settled(claim: ListedClaim, made: str) -> ListedClaim:
    """A claim with its end as far as the list can know it, and the dates of a term as bounds where it may have lasted longer."""
    begin, end = claim.begin, claim.end
    if claim.scheduled and _day(end) and made and end > made:
        end = f"[{made}..{end}]"
    elif claim.ongoing and made and (not _day(begin) or begin <= made):
        end = f"[{made}..]"
        begin = begin or f"[..{made}]"
    if claim.within:
        begin, end = _until(begin), _since(end)
    note = claim.note or ("in office when the list was made" if claim.ongoing and not made else "")
    return replace(claim, begin=begin, end=end, note=note, ongoing=False, scheduled=False, within=False)


def _until(edtf: str) -> str:
    return f"[..{edtf}]" if edtf and "[" not in edtf else edtf


def _since(edtf: str) -> str:
    """At the earliest the end of a term: of an end that lies in a range its first day."""
    return f"[{edtf.strip('[]').partition('..')[0]}..]" if edtf else ""
