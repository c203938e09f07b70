"""Participles before and after their verb: a sentence in, a claim out."""

from __future__ import annotations


def test_a_participle_that_opens_the_text_is_no_gerund_of_the_verb_after_it(told) -> None:
    assert told("Candidacy", "Running for governor of Ohio, Susan Parker met voters.")


def test_who_rules_out_running_has_declined(told) -> None:
    (candidacy,) = told("Candidacy", "Susan Parker ruled out running for governor of Ohio.")
    assert candidacy.stage == "declined"
