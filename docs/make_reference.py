"""Write docs/reference/ from the commands, the ontology, the named queries and the codes: ``python docs/make_reference.py``.

The pages say what the code says, so they are never edited by hand; a test compares them with what this script would write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click
import pyoxigraph as ox
from markdown_tables import ROOT, local, table
from reference_plugins import plugins
from reference_shapes import shapes

from kg.cli import ROWS, main
from kg.cli.commands import SECTIONS, TABLE
from kg.cli.explain import all_codes
from kg.config import Config, shown
from kg.model.ontology import Example, Frame, Role, SituationClass
from kg.query import NamedQuery, named_queries
from kg.resolve.comparators import comparators
from kg.settings import SETTINGS
from kg.vocabulary import load

_NOTE = "<!-- Written by docs/make_reference.py; change the code, the ontology or the query, then run it again. -->"
#: first two digits of a code -> what it is about
_RANGES = {
    "01": "Settings and command line",
    "02": "Reading seeds and articles",
    "03": "Ontology",
    "04": "Shapes and validation",
    "05": "Extraction",
    "06": "Resolution",
    "07": "Assembly",
    "08": "Publication",
    "09": "Queries",
    "10": "Evaluation",
}
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COMMENT = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")


def pages() -> dict[str, str]:
    """Name of a page -> its Markdown, for every page of the reference."""
    writers: Mapping[str, Callable[[], Iterable[str]]] = {
        "commands.md": _commands,
        "configuration.md": _configuration,
        "ontology.md": _ontology,
        "shapes.md": shapes,
        "queries.md": _queries,
        "codes.md": _codes,
        "comparators.md": _comparators,
        "plugins.md": plugins,
    }
    return {name: _joined(writer()) for name, writer in writers.items()}


def _joined(lines: Iterable[str]) -> str:
    return "\n".join([_NOTE, "", *lines]).rstrip() + "\n"


# ---- commands ------------------------------------------------------------------------------------


def _commands() -> Iterable[str]:
    yield from ["# Commands", "", "Data goes to standard output, talk to standard error. `kg COMMAND --help` prints what stands here.", ""]
    yield from _usage(main, "kg", full=False)
    for section in SECTIONS:
        yield from [f"## {section}", ""]
        for row in TABLE:
            if row.section == section:
                yield from _command(row.name)
    yield from _exits()


def _command(name: str) -> Iterable[str]:
    context = click.Context(main, info_name="kg")
    command = main.get_command(context, name)
    assert command is not None, name
    yield from [f"### kg {name}", "", _sentence(ROWS[name].help), ""]
    yield from _usage(command, f"kg {name}", full=True)
    if isinstance(command, click.Group):
        for part in sorted(command.commands):
            yield from [f"#### kg {name} {part}", ""]
            yield from _usage(command.commands[part], f"kg {name} {part}", full=True)


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _usage(command: click.Command, path: str, *, full: bool) -> Iterable[str]:
    """What ``--help`` prints, at a width of its own; the root command without the list that the headings repeat."""
    context = click.Context(
        command, info_name=path, terminal_width=100, max_content_width=100, color=False, help_option_names=["-h", "--help"]
    )
    text = command.get_help(context)
    if not full:
        text = text.partition(f"\n\n{SECTIONS[0]}:")[0]
    yield from ["```text", *(line.rstrip() for line in text.splitlines()), "```", ""]


def _exits() -> Iterable[str]:
    import kg.errors as errors

    rows = [(0, "done; what is in quarantine does not count, unless `--strict` says so"), (1, "findings of the kind that was asked about")]
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.KgError)]
    rows += sorted({(kind.exit_status, _first_line(kind)) for kind in kinds if hasattr(kind, "exit_status")})
    yield from ["## Exit status", "", *table(("status", "meaning"), rows)]


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


# ---- configuration -------------------------------------------------------------------------------


_CONFIGURATION = """\
# Configuration

In `kg.toml`, or in `[tool.kg]` of `pyproject.toml`. A flag wins over the environment, the environment over the file.
`kg config` shows every setting with its value and where it comes from; a setting that is unknown or has a wrong value is an
error that names those there are. A dot in a name is a table of the file: `llm.url` is `url` in `[llm]`.

"""


def _configuration() -> Iterable[str]:
    yield from _CONFIGURATION.splitlines()
    config = Config()
    defaults = {key: shown(config.value(key)) for key in SETTINGS}
    rows = [(f"`{key}`", setting.kind, defaults[key] and f"`{defaults[key]}`", f"`{setting.variable}`", setting.help)
            for key, setting in SETTINGS.items()]  # fmt: skip
    yield from table(("setting", "kind", "default", "variable", "what it is for"), rows)


# ---- ontology ------------------------------------------------------------------------------------


def _ontology() -> Iterable[str]:
    vocabulary = load()
    yield from ["# Ontology", "", "Every kind of event and state that can be told, with what it needs and how text is read for it."]
    yield from ["A *defining* role is a violation when it is missing, an *expected* one a warning. Roles marked * are part of the IRI.", ""]
    rows = [(f"[{c.name}](#{c.name.lower()})", "event" if c.is_event else "state", "soft" if c.soft else "hard", c.comment)
            for c in vocabulary.classes.values()]  # fmt: skip
    yield from table(("class", "kind", "firmness", "what it says"), rows)
    yield from ["## Values", ""]
    yield from _values()
    yield from [
        "## Direct properties",
        "",
        "From a truthy situation of the class, a plain triple between the fillers of two of its roles.",
        "",
    ]
    yield from table(
        ("property", "class", "from", "to", "at the step"),
        ((f"`kgo:{s.property}`", s.cls, s.subject_role, s.object_role, " or ".join(s.stages)) for s in vocabulary.shortcuts),
    )
    yield from ["## Classes", ""]
    for each in vocabulary.classes.values():
        yield from _class(each)


def _values() -> Iterable[str]:
    """The closed lists with what each value means, in the order of the file that defines them."""
    triples = [quad.triple for quad in ox.parse(path=ROOT / "ontology/values.ttl", format=ox.RdfFormat.TURTLE)]
    comments = {t.subject: t.object.value for t in triples if t.predicate == _COMMENT and isinstance(t.object, ox.Literal)}
    kinds: dict[ox.NamedNode, list[ox.NamedNode]] = {}
    for triple in triples:
        if triple.predicate == _TYPE and isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
            kinds.setdefault(triple.object, []).append(triple.subject)
    for kind, values in kinds.items():
        if kind in comments:
            rows = [(f"`kgo:{local(value)}`", comments.get(value, "")) for value in values]
            yield from [f"### {local(kind)}", "", comments[kind], "", *table(("value", "means"), rows)]


def _class(each: SituationClass) -> Iterable[str]:
    yield from [f"### {each.name}", "", each.comment, ""]
    flat = f" · flat table: {each.flat.type}" if each.flat else ""
    yield from [f"{'Event' if each.is_event else 'State'} · {'soft' if each.soft else 'hard'}{flat} · `{_file(each)}`"]
    yield ""
    yield from table(("role", "filled by", "need", "what it is"), map(_role, each.roles))
    if each.read_by:
        yield from [f"Read by: {each.read_by}", ""]
    examples: dict[str, list[Example]] = {}
    for example in each.examples:
        examples.setdefault(example.frame, []).append(example)
    yield from table(("frame", "words", "example"), (_frame(frame, examples.get(frame.id, [])) for frame in each.frames))


def _file(each: SituationClass) -> str:
    return Path(each.place.path).resolve().relative_to(ROOT).as_posix() if each.place else ""


def _role(role: Role) -> tuple[str, str, str, str]:
    need = "defining" if role.defining else "expected" if role.expected else "optional"
    return f"`{role.name}`{' *' if role.identifies else ''}", ", ".join(role.ranges), need, role.comment


def _frame(frame: Frame, examples: list[Example]) -> tuple[str, str, str]:
    words = ", ".join(f"{lemma} {frame.particle}".strip() for lemma in frame.lemmas[:6]) + (" …" if len(frame.lemmas) > 6 else "")
    return frame.id, words, f"“{examples[0].text}”" if examples else ""


# ---- comparators ---------------------------------------------------------------------------------


def _comparators() -> Iterable[str]:
    weighed = comparators()
    yield from ["# Comparators", "", "What speaks for or against two names being one person, from `kg/resolve/comparators.toml`."]
    yield from [f"A mention is linked from {weighed.linked} points on, unless another candidate comes within {weighed.margin} points;"]
    yield from [f"from {weighed.doubtful} points on the link is doubtful. [How it works](../identity.md).", ""]
    rows = [(row.name, row.about, ", ".join(map(_worth, row.points.items()))) for row in weighed.rows.values()]
    yield from table(("comparator", "what it compares", "points by outcome"), rows)


def _worth(outcome: tuple[str, int | None]) -> str:
    name, points = outcome
    return f"{name} *never*" if points is None else f"{name} {points:+d}"


# ---- queries and codes ---------------------------------------------------------------------------


def _queries() -> Iterable[str]:
    yield from ["# Named queries", "", "`kg query NAME` runs one, `--set name=value` fills a parameter, `--show` prints the SPARQL."]
    yield from ["The *world* view is plain triples: what is true as far as the graph knows. The *dataset* view has all named graphs.", ""]
    for query in named_queries().values():
        yield from _query(query)


def _query(query: NamedQuery) -> Iterable[str]:
    yield from [f"## {query.name}", "", f"**{query.title}** {query.description}", "", f"View: {query.view}.", ""]
    yield from table(
        ("parameter", "kind", "default", "what it is"), ((f"`{p.name}`", p.kind, f"`{p.default}`", p.help) for p in query.parameters)
    )


def _codes() -> Iterable[str]:
    yield from ["# Codes", "", "Every error and every finding has a code. `kg explain CODE` prints what stands here.", ""]
    heading = ""
    for code, text in all_codes().items():
        if _RANGES[code[2:4]] != heading:
            heading = _RANGES[code[2:4]]
            yield from [f"## {heading}", ""]
        yield from [f"### {code}", "", " ".join(text.split()), ""]


def write(folder: Path) -> None:
    """Write every page of the reference into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(ROOT / "docs/reference")
