"""The ontology as values: classes with roles, frames that read them out of text, shortcuts, examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model.iri import Namespaces
from kg.model.span import Place


@dataclass(frozen=True, slots=True)
class Role:
    """A named slot of a situation class. ``name`` is the local name of its property; ``ranges`` are local names of classes.

    A *defining* role is a violation when missing, an *expected* one a warning, any other nothing. The *identifying* roles make up
    the IRI. A role for *several* takes the fillers of every function that maps to it (friends of each other), any other those of the
    first. What fills a *ground* is why it is so: over what somebody is angry. What fills a *preexisting* one has begun when the event
    happens.
    """

    name: str
    iri: str
    ranges: tuple[str, ...]
    defining: bool
    identifies: bool
    comment: str
    expected: bool = False
    several: bool = False
    ground: bool = False
    preexisting: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A reading rule as data: the words that evoke a class, and the grammatical function that fills each role.

    ``functions`` maps a function (``subject``, ``object``, ``indirectObject``, ``possessive``, ``compound``, ``clause``, ``infinitive``,
    ``predicate``, or a preposition: ``of``, ``from``, ``as``, …) to a role name; functions are those of the active voice. ``self`` is
    the thing that the noun itself refers to (a nominee is the target of a nomination, wherever the noun stands: "nominee X", "X, the
    nominee", "X is the nominee"). ``fallbacks`` lists, for a function, further roles to try in order when its filler does not fit the
    range of the first (a person leaves an office, or a body). A verb with a direct object that the frame does not name, or with a
    particle other than the frame's, is another verb: the frame does not match it. ``required`` functions must be filled; ``as/to`` is
    met by either. ``fixed`` are (function, head lemmas) pairs that must stand there; where the frame gives the function no role they
    fill none and evoke nothing else: "throw … support behind". Where several frames match one word, the one with more of its
    functions filled wins, then the one that requires more.

    An operator is a frame that evokes no class (``evokes == ""``) but says how what stands under it is meant. ``complement`` are the
    (modality, polarity, certainty) that the words give to the clause under them, each empty when they leave it alone;
    ``complement_holder`` is the function whose filler holds that clause; ``control`` the function that is its unspoken subject.
    ``speaker`` is the role of who says what the frame reads: a verdict that somebody speaks is against whom it is about.
    ``only`` narrows the range of a role for this frame, (role, classes) pairs: whom one *faces* in a contest is a person, not a question.
    ``constants`` are (role, value) pairs that the words themselves fill: ("attitude", "Anger"). ``absent`` functions must not be
    filled; ``barred`` are (function, head lemmas) pairs that must not stand there: a vow to *stay* is no policy. ``links`` are
    ("cause" or "effect", functions) pairs: a situation that stands in one of the functions is the cause or the effect of the one that
    the frame reads (what angers somebody causes the anger).
    """

    id: str
    evokes: str
    part_of_speech: str
    lemmas: tuple[str, ...]
    functions: Mapping[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    particle: str = ""
    reflexive: bool = False
    stage: str = ""
    modality: str = ""
    polarity: str = ""
    certainty: str = ""
    complement: tuple[str, str, str] = ("", "", "")
    complement_holder: str = ""
    control: str = ""
    constants: tuple[tuple[str, str], ...] = ()
    fixed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    barred: tuple[tuple[str, tuple[str, ...]], ...] = ()
    links: tuple[tuple[str, tuple[str, ...]], ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claim that a frame must find in it. ``expect`` are (role, words) pairs; a leading article does not count."""

    id: str
    frame: str
    text: str
    expect: tuple[tuple[str, str], ...]
    modality: str = "Actual"
    polarity: str = "Affirmed"
    certainty: str = ""
    holder: str = ""
    stage: str = ""
    none: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A direct property that a truthy situation of class ``cls`` gives from its subject role to its object role.

    Where ``stages`` are given, one that tells a step must have reached one of them.
    """

    cls: str
    subject_role: str
    object_role: str
    property: str
    stages: tuple[str, ...] = ()

    def holds_at(self, stage: str) -> bool:
        """Whether a situation that tells this step, or none, gives the property."""
        return not (stage and self.stages) or stage in self.stages


@dataclass(frozen=True, slots=True)
class FlatType:
    """How situations of a class stand in the flat table of facts: type, the roles of its columns, the status when no stage is said.

    ``bare_falls``: a row is left out beside one that tells who acts, or in what matter. ``vaguer_stays``: one is kept beside another that
    names its object in more words. ``stages`` are (stage, status) pairs of stages that the table calls otherwise.
    """

    type: str
    subject: str
    object: str
    other: str = ""
    status: str = ""
    bare_falls: bool = False
    vaguer_stays: bool = False
    stages: tuple[tuple[str, str], ...] = ()

    def status_of(self, stage: str) -> str:
        """The status of a row of what has reached a stage, that of the class where none is told."""
        return dict(self.stages).get(stage, stage) or self.status


@dataclass(frozen=True, slots=True)
class SituationClass:
    """One kind of event or state. ``name`` and ``parents`` are local names; ``soft`` classes stay Proposed until backed.

    What ``repeats`` is done often in one text: two tellings are of one situation only where their fillers are the same.
    What happens but ``once`` to those concerned is one situation though its matter is left out or told in other words.
    Those concerned are in what is ``unbroken`` but once at a time: what shares a day is one state, whatever its begin and end.
    Situations of what ``recurs`` are told apart by the telling alone, as two remarks of one speaker are.
    The steps in ``steps_apart`` are events of their own: a nomination is not the confirmation.
    """

    name: str
    iri: str
    parents: tuple[str, ...]
    label: str
    comment: str
    kind: str
    slug: str
    soft: bool
    roles: tuple[Role, ...]
    flat: FlatType | None
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...]
    is_event: bool
    place: Place | None = None
    notation: str = ""
    read_by: str = ""
    label_pattern: str = ""
    repeats: bool = False
    once: bool = False
    unbroken: bool = False
    recurs: bool = False
    steps_apart: tuple[str, ...] = ()

    def role(self, name: str) -> Role | None:
        """The role called ``name``, or nothing."""
        return next((role for role in self.roles if role.name == name), None)

    @property
    def identifying(self) -> tuple[str, ...]:
        """Names of the roles that make up the IRI of a situation, in the order the class lists them."""
        return tuple(role.name for role in self.roles if role.identifies)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole ontology, read once.

    ``triples`` are the sorted N-Triples lines of the ontology graph (class tree, labels, comments, shortcut rules); ``properties`` maps
    the IRI of each property to the IRI of its range, empty where it has none; ``labels`` and ``terms`` go by local name.
    """

    names: Namespaces
    classes: Mapping[str, SituationClass]
    operators: tuple[Frame, ...]
    shortcuts: tuple[Shortcut, ...]
    parents: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    terms: frozenset[str]
    lexicons: Mapping[str, tuple[Mapping[str, tuple[str, ...]], ...]] = field(default_factory=dict)
    triples: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether class ``name`` is ``ancestor`` or below it; both are local names."""
        return name == ancestor or any(self.is_a(parent, ancestor) for parent in self.parents.get(name, ()))

    def lexicon(self, kind: str) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """The entries typed ``kgo:<kind>``, ordered by id: local name of a property (and ``id``) -> values, local names for IRIs."""
        return self.lexicons.get(kind, ())

    def frames(self) -> tuple[Frame, ...]:
        """All frames that evoke a class, ordered by class and id."""
        return tuple(frame for name in sorted(self.classes) for frame in self.classes[name].frames)
