"""The state that a document is about, and whose seats are in it though no title says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.scene import Scene

#: how often and with what share of all states a document must name the one that "state Rep." means; read on the nine open gold articles
_HOME_TIMES, _HOME_SHARE = 3, 0.8
#: how often it must name the one that "Gov." and "Sen." alone are of
_SEAT_TIMES = 4
#: words of the contest in which people of all states speak in every one of them
_NATIONAL = frozenset({"presidential", "nominee", "nomination", "primary", "primaries", "caucus", "caucuses"})


@dataclass(frozen=True, slots=True)
class Home:
    """The one state that a document names again and again, hardly any other, empty where there is none; ``often`` enough for seats.

    ``visiting`` are people who may be there for a contest of the nation.
    """

    state: str = ""
    often: bool = False
    visiting: frozenset[str] = frozenset()

    def of_seat(self, person: str) -> str:
        """The state of the seat of somebody whose title names none."""
        return self.state if self.often and person not in self.visiting else ""


def home(scenes: Sequence[Scene], lexicon: Lexicon) -> Home:
    """The home of a document with these sentences."""
    named = Counter(place for scene in scenes for place in _states_in(scene, lexicon))
    most = max(sorted(named), key=lambda place: named[place], default="")
    if named[most] < _HOME_TIMES or _HOME_SHARE * sum(named.values()) > named[most]:
        return Home()
    visiting = {name[2] for scene in scenes if any(word.low in _NATIONAL for word in scene.words) for name in scene.names.values()}
    return Home(most, named[most] >= _SEAT_TIMES, frozenset(visiting))


def _states_in(scene: Scene, lexicon: Lexicon) -> list[str]:
    """The states that a sentence names, those inside the names of people left out."""
    found, behind = [], 0
    for at, word in enumerate(scene.words):
        if at < behind or not word.is_capital or at in scene.names:
            continue
        two = lexicon.place(f"{word.text} {scene.words[at + 1].text}") if at + 1 < len(scene.words) else ""
        behind = at + 2 if two else at + 1
        place = two or lexicon.place(word.text)
        found += [place] if place in lexicon.states else []
    return found
