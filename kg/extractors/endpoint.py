"""A server that speaks the chat-completions protocol: one question, one answer that follows a schema, and what it took."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import ConfigError
from kg.extractors.options import LlmOptions

#: seconds to wait before each further try where a server is busy or out of order for a moment
_PAUSES = (1.0, 4.0)
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


class NoAnswer(Exception):  # noqa: N818 - it says what came of the question, and never leaves the extractor
    """A server gave no answer that can be used."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, with the tokens that the question and the answer took; 0 where it does not say."""

    text: str
    asked: int = 0
    answered: int = 0


Ask = Callable[[str, str, Mapping[str, Any]], Answer]


def endpoint(options: LlmOptions, pause: Callable[[float], None] = time.sleep) -> Ask:
    """A function that puts a question (system and user message, schema) to the server of ``options``; it raises ``NoAnswer``."""

    def ask(system: str, user: str, schema: Mapping[str, Any]) -> Answer:
        if not options.url:
            remedy = "set llm.url in kg.toml, e.g. http://localhost:8080/v1, or KG_LLM_URL"
            raise ConfigError("KG0523", "there is something to ask a model, and nobody to ask it of", remedy=remedy)
        return _answer(_sent(options, _body(options, system, user, schema), pause))

    return ask


def _body(options: LlmOptions, system: str, user: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "model": options.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "temperature": 0,
        "max_tokens": options.longest,
        "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}},
    }


def _sent(options: LlmOptions, body: Mapping[str, Any], pause: Callable[[float], None]) -> Any:
    """The server's reply as JSON; where it is busy it is asked again."""
    try:
        import httpx
    except ImportError:
        raise ConfigError("KG0524", "the extractor llm needs httpx", remedy="pip install 'claimgraph[llm]'") from None
    headers = {"Authorization": f"Bearer {options.key!s}"} if options.key else {}
    address = f"{options.url.rstrip('/')}/chat/completions"
    trouble = ""
    for wait in (*_PAUSES, None):
        try:
            reply = httpx.post(address, json=body, headers=headers, timeout=options.timeout, follow_redirects=False)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NoAnswer(f"{type(error).__name__}: {error}") from None
        if reply.status_code == httpx.codes.OK:
            return _json(reply)
        trouble = f"status {reply.status_code}"
        if reply.status_code not in _BUSY or wait is None:
            break
        pause(wait)
    raise NoAnswer(trouble)


def _json(reply: Any) -> Any:
    try:
        return reply.json()
    except ValueError:
        raise NoAnswer("the reply is no JSON") from None


def _answer(reply: Any) -> Answer:
    """The text of the first choice; one that was cut short is no answer."""
    try:
        choice, usage = reply["choices"][0], reply.get("usage") or {}
        text, ended = choice["message"]["content"], choice.get("finish_reason")
        asked, answered = int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise NoAnswer("the reply has not the form of a chat completion") from None
    if ended == "length" or not isinstance(text, str):
        raise NoAnswer("the answer was cut short: raise llm.longest" if ended == "length" else "the reply has no text")
    return Answer(text, asked, answered)
