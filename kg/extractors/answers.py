"""Answers kept by the hash of what was asked, and what a run has spent on those that were not kept yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.errors import ConfigError, KgError
from kg.extractors.endpoint import Answer
from kg.extractors.options import LlmOptions
from kg.files import write_atomically

_MILLION = 1_000_000
#: bytes of a question to one token, for the estimate before it is put; English news has about 4.5, JSON about 3
_BYTES_A_TOKEN = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One part of a document as it is put to a model. The same document, prompt and model are the same question."""

    document: str
    model: str
    system: str
    user: str
    schema: Mapping[str, Any]

    @property
    def prompt(self) -> str:
        """The hash of everything that the model is told."""
        told = json.dumps([self.system, self.user, self.schema], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def key(self) -> str:
        """The name under which the answer is kept."""
        return hashlib.sha256(json.dumps([self.document, self.prompt, self.model]).encode()).hexdigest()

    def estimate(self, longest: int) -> tuple[int, int]:
        """The tokens that the question and its answer may take at most, before anybody has counted."""
        size = sum(len(part.encode()) for part in (self.system, self.user, json.dumps(self.schema)))
        return size // _BYTES_A_TOKEN, longest


@dataclass(frozen=True, slots=True)
class AnswerStore:
    """Answers in a folder, one JSON file each; a project may keep the folder under version control and build without any server."""

    folder: Path

    def find(self, question: Question) -> str | None:
        """The answer to this very question, or nothing where there is none or its file cannot be read."""
        try:
            kept = json.loads(self._path(question).read_text(encoding="utf-8"))
            same = (kept["document"], kept["prompt"], kept["model"]) == (question.document, question.prompt, question.model)
            return str(kept["answer"]) if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, question: Question, answer: Answer) -> None:
        """Store an answer; it may have been paid for, so a folder that cannot be written to raises ``ConfigError``."""
        told = {
            "document": question.document, "prompt": question.prompt, "model": question.model, "answer": answer.text,
            "asked": answer.asked, "answered": answer.answered,
        }  # fmt: skip
        try:
            write_atomically(self._path(question), (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
        except KgError as error:
            message = f"answers cannot be kept in {self.folder}: {error.message}"
            raise ConfigError("KG0528", message, remedy="check the rights, or set llm.answers to another folder") from None

    def _path(self, question: Question) -> Path:
        return self.folder / question.key[:2] / f"{question.key}.json"


@dataclass(slots=True)
class Purse:
    """What a run may spend and has spent. Once a question did not fit it stays closed, so that what is left out follows the order."""

    options: LlmOptions
    tokens: int = 0
    money: Decimal = Decimal(0)
    closed: bool = False

    def allows(self, asked: int, answered: int) -> bool:
        """Whether a question of this size fits under both caps."""
        over_tokens = self.options.tokens and self.tokens + asked + answered > self.options.tokens
        over_money = self.options.money and self.money + self._price(asked, answered) > self.options.money
        self.closed = self.closed or bool(over_tokens or over_money)
        return not self.closed

    def spend(self, asked: int, answered: int) -> None:
        """Count what a question took."""
        self.tokens += asked + answered
        self.money += self._price(asked, answered)

    def _price(self, asked: int, answered: int) -> Decimal:
        return (self.options.price_in * asked + self.options.price_out * answered) / _MILLION

    def told(self) -> str:
        """What has been spent, in words."""
        money = f", {self.money.quantize(Decimal('0.0001'))} of {self.options.money}" if self.options.money else ""
        return f"{self.tokens:,} of {self.options.tokens:,} tokens{money}" if self.options.tokens else f"{self.tokens:,} tokens{money}"
