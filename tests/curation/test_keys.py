"""Keys and answers from a pipe: line ends between keys mean nothing, an answer is a line."""

from __future__ import annotations

import io

from kg.curation.keys import Pipe


def test_keys_come_one_by_one_over_line_ends_until_the_end() -> None:
    pipe = Pipe(io.StringIO("a\r\n\n x"))
    assert [pipe.key() for _ in range(4)] == ["a", " ", "x", ""]


def test_an_answer_is_the_rest_of_the_line_or_the_next_one() -> None:
    pipe = Pipe(io.StringIO("efrom=2020\nx\ne\nto=2021 \nq"))
    assert (pipe.key(), pipe.line("?"), pipe.key()) == ("e", "from=2020", "x")
    pipe.key()
    assert (pipe.line("?"), pipe.key(), pipe.line("?")) == ("to=2021", "q", "")


def test_two_line_ends_are_no_answer() -> None:
    pipe = Pipe(io.StringIO("l\n\nq"))
    assert (pipe.key(), pipe.line("?"), pipe.key()) == ("l", "", "q")
