"""Settings: which value wins, where it comes from, and what is said of a wrong one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.config import Config, load, shown
from kg.errors import ConfigError
from kg.settings import SETTINGS


def written(folder: Path, text: str, name: str = "kg.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_everything_is_default(tmp_path: Path) -> None:
    config = load(tmp_path)
    assert config == Config(origins=dict.fromkeys(SETTINGS, "default"))
    assert (config.base, config.acceptance.soft_documents) == ("https://kg.example.org/", 2)


def test_flag_wins_over_environment_wins_over_file(tmp_path: Path) -> None:
    written(tmp_path, 'output = "file"\nextractor = "file"\nmodel = "file"\n')
    config = load(tmp_path, environment={"KG_OUTPUT": "env", "KG_EXTRACTOR": "env"}, flags={"output": Path("flag")})
    assert (config.output, config.extractor, config.model) == (Path("flag"), "env", "file")
    assert (config.origins["output"], config.origins["extractor"]) == ("flag --output", "environment KG_EXTRACTOR")
    assert config.origins["model"] == f"{tmp_path / 'kg.toml'}:3"


def test_paths_of_a_file_are_relative_to_it(tmp_path: Path) -> None:
    config = load(written(tmp_path, 'seeds = ["a", "b"]\nontology = "o"\n'))
    assert (config.seeds, config.ontology) == ((tmp_path / "a", tmp_path / "b"), tmp_path / "o")


def test_pyproject_serves_where_there_is_no_kg_toml(tmp_path: Path) -> None:
    written(tmp_path, '[project]\nname = "x"\n[tool.kg]\nbase = "https://news.example/kg"\n', "pyproject.toml")
    config = load(tmp_path)
    assert (config.base, config.origins["base"]) == ("https://news.example/kg/", f"{tmp_path / 'pyproject.toml'}:4")
    assert load(written(tmp_path, "jobs = 1\n")).base == "https://kg.example.org/"


def test_a_named_file_serves_alone(tmp_path: Path) -> None:
    written(tmp_path, "jobs = 1\n")
    written(tmp_path, "jobs = 2\n", "other.toml")
    assert load(tmp_path, file=tmp_path / "other.toml").jobs == 2
    assert load(tmp_path, environment={"KG_CONFIG": str(tmp_path / "other.toml")}).jobs == 2


def test_the_acceptance_policy_is_a_table(tmp_path: Path) -> None:
    policy = load(written(tmp_path, '[acceptance]\nclasses = ["Tenure"]\nthreshold = 0.75\ndocuments = 2\ncurator = true\n')).acceptance
    assert (policy.classes, policy.threshold, policy.documents, policy.curator) == (frozenset({"Tenure"}), Decimal("0.75"), 2, True)


@pytest.mark.parametrize(
    ("text", "code", "line", "remedy"),
    [
        ('base = "https://x.example/"\nouput = "x"\n', "KG0102", 2, "did you mean 'output'?"),
        ("[acceptance]\n\ndocumnts = 2\n", "KG0102", 3, "did you mean 'acceptance.documents'?"),
        ('limit = "5 MB"\n', "KG0102", 1, "did you mean 'ingest.limit'?"),
        ("zzz = 1\n", "KG0102", 1, "the settings are base"),
        ('jobs = "many"\n', "KG0103", 1, SETTINGS["jobs"].help),
        ("jobs = true\n", "KG0103", 1, ""),
        ('base = "kg.example.org"\n', "KG0103", 1, ""),
        ('base = "https://x.example/ont#"\n', "KG0103", 1, ""),
        ("[acceptance]\nfacts = nan\n", "KG0103", 2, ""),
        ("[acceptance]\nthreshold = 1.5\n", "KG0103", 2, ""),
        ('[acceptance]\ncurator = "perhaps"\n', "KG0103", 2, ""),
        ('[ingest]\nlimit = "5 XB"\n', "KG0103", 2, ""),
        ("seeds = 3\n", "KG0103", 1, ""),
        ("jobs = 1\nbase = https://x.example/\n", "KG0105", 2, "quotation marks"),
    ],
)
def test_a_wrong_setting_is_an_error_with_its_line(tmp_path: Path, text: str, code: str, line: int, remedy: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))
    assert caught.value.code == code
    assert caught.value.place is not None
    assert caught.value.place.line == line
    assert remedy in caught.value.remedy


def test_all_wrong_settings_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, 'ouput = "x"\njobs = "many"\nqueries = "nope"\n'), environment={"KG_INGEST_LIMIT": "much"})
    told = str(caught.value).splitlines()
    assert told[0].endswith("kg.toml:1: error[KG0102]: 4 settings are wrong")
    assert "did you mean 'output'?" in told[1]
    assert ["kg.toml:2: jobs" in told[2], "kg.toml:3: queries" in told[3], "KG_INGEST_LIMIT: ingest.limit" in told[4]] == [True] * 3
    assert told[5].startswith("  help: ")


def test_the_folder_of_queries_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="a folder that is there") as caught:
        load(written(tmp_path, 'queries = "mine"\n'))
    assert caught.value.code == "KG0103"
    (tmp_path / "mine").mkdir()
    assert load(tmp_path).queries == tmp_path / "mine"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no file") as caught:
        load(tmp_path, file=tmp_path / "none.toml")
    assert caught.value.code == "KG0104"


@pytest.mark.parametrize(
    ("variable", "value", "key", "found"),
    [
        ("KG_SEEDS", "a:b", "seeds", (Path("a"), Path("b"))),
        ("KG_INGEST_LIMIT", "2.5 MB", "ingest.limit", 2_500_000),
        ("KG_INGEST_LIMIT", "1 KiB", "ingest.limit", 1024),
        ("KG_ACCEPTANCE_CURATOR", "yes", "acceptance.curator", True),
        ("KG_ACCEPTANCE_CLASSES", "Tenure, Recusal", "acceptance.classes", frozenset({"Tenure", "Recusal"})),
        ("KG_ACCEPTANCE_THRESHOLD", "0.5", "acceptance.threshold", Decimal("0.5")),
    ],
)
def test_the_environment_gives_words(tmp_path: Path, variable: str, value: str, key: str, found: Any) -> None:
    assert load(tmp_path, environment={variable: value}).value(key) == found


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="whole number") as caught:
        load(tmp_path, environment={"KG_JOBS": "many"})
    assert str(caught.value.place) == "KG_JOBS"


def test_values_as_people_read_them() -> None:
    assert [shown(value) for value in (True, None, (Path("a"), Path("b")), frozenset("ba"), Decimal("0.50"))] == [
        "yes",
        "",
        "a b",
        "a b",
        "0.50",
    ]
