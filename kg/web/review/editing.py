"""A misread claim put right: its values as fields of a form; what is changed goes to a curated row, and the claim is rejected."""

from __future__ import annotations

from starlette.responses import Response

from kg.curation import corrections
from kg.curation.card import label_of
from kg.curation.corrections import Values, values_of
from kg.curation.ledger_file import Judgement
from kg.errors import ConfigError, KgError
from kg.model.claim import Claim
from kg.model.decision import Verdict
from kg.web.review.cards import card_of, entities_of
from kg.web.review.judging import item_of
from kg.web.review.visit import Visit


def form(visit: Visit, error: KgError | None = None) -> Response:
    """The fields of a claim: as it was read, or as they were typed where that could not be written."""
    item = item_of(visit, visit.get("item"))
    values = _values(visit, item.claim)
    typed = {name: visit.get(f"is-{name}") if error else value for name, value in values.cells.items()}
    labels = {name: label_of(value, visit.desk.work) if ":" in value else "" for name, value in values.cells.items()}
    choices = entities_of(item.claim, visit.desk.work) if item.claim else []
    shown = {
        "card": card_of(item, visit.desk), "predicate": values.predicate.name, "read": values.cells, "cells": typed, "labels": labels,
        "choices": choices, "error": error, "next": visit.get("next"), "reason": visit.get("reason"),
    }  # fmt: skip
    return visit.page("edit.html", shown, 400 if error else 200)


def _values(visit: Visit, claim: Claim | None) -> Values:
    if claim is None:
        raise ConfigError("KG0945", "a name has no values to correct", remedy="say who it is (m)")
    return values_of(claim, visit.desk.work, visit.desk.project.vocabulary)


def correct(visit: Visit) -> Response:
    """Write the corrected row and the rejection, and go on; where the row would not be read, show the form again and write nothing."""
    try:
        return _correct(visit)
    except ConfigError as error:
        if error.code != "KG0945":
            raise
        return form(visit, error)


def _correct(visit: Visit) -> Response:
    project, work = visit.desk.project, visit.desk.work
    item = item_of(visit, visit.get("item"))
    read = _values(visit, item.claim)
    assert item.claim is not None
    typed = {name: " ".join(visit.get(f"is-{name}").split()) for name in read.cells}
    answer = " ; ".join(f"{name}={value}" for name, value in typed.items() if value != read.cells[name])
    if not answer:
        raise ConfigError("KG0945", "nothing was changed, so nothing was written", remedy="change a value, or accept the claim as it is")
    row = corrections.row_for(item.claim, answer, work, project.vocabulary, project.index)
    rejected = Judgement(Verdict.REJECTED, item.subject, reason=corrections.reason_for(answer, visit.get("reason")))
    written = visit.write(rejected, also=corrections.adding(project.corrections, row))
    return visit.to_queue(visit.get("next"), written)
