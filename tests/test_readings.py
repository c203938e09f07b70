"""Documents to readings: one article may be lost to a fault of the extractor, never the build."""

from __future__ import annotations

from datetime import date

import pytest

from kg.config import Config
from kg.errors import ConfigError
from kg.extractors.options import LlmOptions
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.span import Span
from kg.readings import ExtractorSpec, extractor_factory, guarded

DOCUMENT = SourceDocument("d", "seeds/articles/d.txt", "# T\n", "0", "T", Span(2, 3), date(2019, 1, 1), "2019-01-01")


def broken(document: SourceDocument) -> Reading:
    raise IndexError("list index out of range")


def misconfigured(document: SourceDocument) -> Reading:
    raise ConfigError("KG0501", "no language model is installed")


def test_a_fault_of_the_extractor_is_a_finding_about_that_article() -> None:
    reading = guarded(broken)(DOCUMENT)
    assert reading.claims == ()
    finding = reading.findings[0]
    assert (finding.code, str(finding.place)) == ("KG0590", "seeds/articles/d.txt")
    assert "IndexError in test_readings.py" in finding.message
    assert finding.remedy


def test_a_configuration_error_still_stops_the_build() -> None:
    with pytest.raises(ConfigError):
        guarded(misconfigured)(DOCUMENT)


def test_an_unknown_extractor_is_an_error_that_offers_the_nearest() -> None:
    with pytest.raises(ConfigError) as caught:
        extractor_factory("rule")
    assert "did you mean rules" in caught.value.remedy


def test_an_extractor_that_counts_what_it_spends_reads_in_one_process() -> None:
    assert ExtractorSpec("llm").is_serial()
    assert not ExtractorSpec("rules").is_serial()


def test_the_settings_of_an_extractor_travel_with_its_name() -> None:
    config = Config(extractor="llm", llm=LlmOptions(model="small"))
    assert ExtractorSpec.of(config).options == config.llm
    assert ExtractorSpec.of(Config()).options is None


def test_a_document_that_ends_every_process_is_a_finding_and_is_tried_again_by_the_next_build() -> None:
    reading = ExtractorSpec().lost(DOCUMENT, 4)
    assert (reading.document, reading.claims) == (DOCUMENT, ())
    (finding,) = reading.findings
    assert (finding.code, str(finding.place), "4 times" in finding.message) == ("KG0591", "seeds/articles/d.txt", True)
