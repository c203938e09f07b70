"""The documentation follows the program: the reference is derived, every command, query and code is in it, every link leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from kg.cli.commands import TABLE
from kg.cli.explain import all_codes
from kg.model.iri import Namespaces
from kg.query import named_queries
from kg.settings import SETTINGS
from kg.validate.shapes import load_shapes
from kg.vocabulary import load
from tests.documents import ROOT, script
from tests.pages import PAGES, REFERENCE, SESSIONS, WRITTEN, lost, name


@cache
def derived() -> dict[str, str]:
    pages: dict[str, str] = script("docs/make_reference.py").pages()
    return pages


@pytest.mark.parametrize("page", sorted(path.name for path in REFERENCE.glob("*.md")))
def test_the_reference_says_what_the_code_says(page: str) -> None:
    assert (REFERENCE / page).read_text(encoding="utf-8") == derived()[page], "run: python docs/make_reference.py"


def test_no_page_of_the_reference_is_left_over() -> None:
    assert {path.name for path in REFERENCE.iterdir()} == set(derived())


def test_every_command_setting_query_code_shape_and_class_is_documented() -> None:
    text = {page: set(re.findall(r"^#+ (.*)$", body, re.M)) for page, body in derived().items()}
    assert {f"kg {row.name}" for row in TABLE} <= text["commands.md"]
    assert set(named_queries()) <= text["queries.md"]
    assert set(all_codes()) <= text["codes.md"]
    assert set(load().classes) <= text["ontology.md"]
    assert {iri.rpartition("#")[2] for iri in load_shapes(None, Namespaces()).shapes} <= text["shapes.md"]
    assert [key for key in SETTINGS if f"| `{key}` |" not in derived()["configuration.md"]] == []


def test_every_role_of_every_class_is_documented() -> None:
    sections = re.split(r"^### ", derived()["ontology.md"], flags=re.M)
    described = {section.split("\n", 1)[0]: section for section in sections}
    missing = [(c.name, role.name) for c in load().classes.values() for role in c.roles if f"| `{role.name}`" not in described[c.name]]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert lost(page) == []


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_every_block_of_code_can_be_run_or_says_why_it_is_not(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = SESSIONS.blocks(text)
    assert len(found) == len(re.findall(r"^```", text, re.M)) / 2, "a fence that is not read as a block"
    code = [block for block in found if block.is_code and not block.reason]
    assert [block.line for block in code if not block.path and block.kind not in {*SESSIONS.RUN, "console"}] == []
    assert not code or page in SESSIONS.pages()
    assert not code or not code[-1].path, "a file that nothing uses"


def test_what_a_block_that_is_not_run_names_exists() -> None:
    code = "\n".join(block.body for page in WRITTEN for block in SESSIONS.blocks(page.read_text(encoding="utf-8")) if block.reason)
    scripts = re.findall(r"python (\S+\.py)", code) + [
        f"{module.replace('.', '/')}.py" for module in re.findall(r"python -m (tests\S*)", code)
    ]
    assert len(scripts) > 5
    assert [path for path in scripts if not (ROOT / path).exists()] == []
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(re.findall(r"^kg .*$", code, re.M))))
    assert used - set(re.findall(r"--[a-z][a-z-]+", derived()["commands.md"])) == set()


def test_a_block_that_fails_is_told_with_its_line() -> None:
    text = "```toml\nno_such_setting = 1\n```\n\n<!-- not run: needs a network -->\n```sh\nfalse\n```\n\n```sh\nfalse\n```\n"
    same, failures = SESSIONS.refreshed(text, ROOT)
    assert same == text
    assert [failure.partition(":")[0] for failure in failures] == ["1", "10"]


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_commands_and_options_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = {row.name for row in TABLE}
    named = re.findall(r"(?:`|^\$ |^)(?:\.venv/bin/)?kg (?:-C \S+ )?([a-z]+)\b", text, re.M)
    assert [command for command in named if command not in known] == []
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", " ".join(re.findall(r"`kg [^`\n]*`|^\$ kg .*$", text, re.M))))
    assert options - set(re.findall(r"--[a-z][a-z-]+", derived()["commands.md"])) == set()


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_folders_and_modules_that_a_page_names_exist(page: Path) -> None:
    named = re.findall(r"`((?:kg|ontology|shapes|queries|seeds|tests|docs)/[\w./-]*)`", page.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_modules_that_the_page_on_extraction_names_exist() -> None:
    named = re.findall(r"`(\w+\.py)`", (ROOT / "docs/extraction.md").read_text(encoding="utf-8"))
    assert named
    assert [module for module in named if not (ROOT / "kg/extract" / module).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_names_a_folder_of_one_machine(page: Path) -> None:
    assert re.findall(r"(?<![\w.:/>-])/(?:work|home|tmp|root|Users)/\S*", page.read_text(encoding="utf-8")) == []


def test_the_example_of_a_new_class_is_new() -> None:
    assert "Pardon" not in load().classes
