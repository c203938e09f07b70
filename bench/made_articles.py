"""Articles made from templates of our own: as many as one likes, each with people, offices and events that no other has just so."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

GIVEN = (
    "Alice", "Amos", "Beth", "Boris", "Carla", "Cyrus", "Dana", "Dennis", "Edna", "Elmer", "Fiona", "Frank", "Greta", "Guy", "Hazel",
    "Ida", "Ivan", "Jane", "Joel", "Karen", "Kurt", "Laura", "Leo", "Mabel", "Mark", "Nadia", "Neil", "Olive", "Oscar", "Paula", "Perry",
)  # fmt: skip
STEMS = ("Ash", "Bar", "Cal", "Dun", "Ever", "Fair", "Gran", "Hart", "Ing", "Kel", "Lam", "Mar", "Nor", "Oak", "Pem", "Quin", "Rad", "Sand")
ENDS = ("bridge", "by", "combe", "dale", "den", "field", "ford", "grove", "ham", "hurst", "ley", "low", "man", "mere", "more", "son")
STATES = ("Alabama", "Georgia", "Kansas", "Kentucky", "Maine", "Montana", "Nevada", "Ohio", "Oregon", "Texas", "Utah", "Vermont")
OFFICES = ("Governor", "Treasurer", "Attorney General", "Secretary of State")
HEADS = (
    "{office} {a} resigns",
    "{a} endorses {b} for {office_low} of {state}",
    "{state} governor fires {office_low}",
    "{b} could run for the Senate",
)
SENTENCES = (
    "{state} {office} {a} resigned on {weekday}.",
    "Sen. {b}, R-{state}, said that {last_a} should step down.",
    "{a} was elected {office_low} of {state} in {year}.",
    "The governor appointed {b} as {office_low} on {weekday}.",
    "{b} may run for the U.S. Senate in {next_year}, an aide to the governor said.",
    "Prosecutors have accused {last_a} of fraud. {last_a} denied the accusation.",
    "Democratic Rep. {c} endorsed {b} on {weekday}.",
    "{c} will not seek re-election if {last_b} runs.",
    "{last_a} recused himself from the investigation of {c}.",
    "“I have no plans to leave,” {last_b} told reporters.",
    "{c} defeated {b} in the {year} primary.",
    "The legislature is likely to oppose the nomination of {c}.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
FIRST = date(2001, 1, 8)


def articles(number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Rows with path and text, the same for the same seed; one in eight people is met again in a later article."""
    dice = Random(seed)
    cast: list[tuple[str, str]] = []
    for at in range(number):
        people = [_person(dice, cast) for _ in range(3)]
        day = FIRST + timedelta(days=dice.randrange(8000))
        office, state = dice.choice(OFFICES), dice.choice(STATES)
        words = {key: f"{given} {last}" for key, (given, last) in zip("abc", people, strict=True)}
        words |= {f"last_{key}": last for key, (_, last) in zip("abc", people, strict=True)}
        words |= {"office": office, "office_low": office.lower(), "state": state, "weekday": dice.choice(WEEKDAYS)}
        words |= {"year": str(day.year - 1 - dice.randrange(6)), "next_year": str(day.year + 1)}
        told = [sentence.format(**words) for sentence in dice.sample(SENTENCES, 10)]
        body = "\n".join(" ".join(told[start : start + 2]) for start in range(0, len(told), 2))
        head = f"# {dice.choice(HEADS).format(**words)} ({at})\n\nPublished at: **{day.isoformat()}T12:00:00+00:00**\n\n"
        yield {"path": f"made/{at:06}.txt", "text": f"{head}{body}\n"}


def _person(dice: Random, cast: list[tuple[str, str]]) -> tuple[str, str]:
    if cast and dice.random() < 1 / 8:
        return dice.choice(cast)
    made = dice.choice(GIVEN), dice.choice(STEMS) + dice.choice(ENDS)
    cast.append(made)
    return made


def write(number: int, path: Path, seed: int = 1) -> Path:
    """A file of JSON lines with that many articles."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in articles(number, seed))
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    print(write(asked.number, asked.output))
