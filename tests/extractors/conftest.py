"""The vocabulary, an article, and a server on this machine that answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.vocabulary import load
from tests.extractors.articles import PARAGRAPHS, document_of


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load()


@pytest.fixture
def document() -> SourceDocument:
    return document_of(*PARAGRAPHS)


@dataclass
class Server:
    """A chat-completions server: it keeps the requests and gives the next reply, the last one again and again."""

    address: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    replies: list[tuple[int, Any]] = field(default_factory=list)

    def says(self, *claims: dict[str, Any], usage: tuple[int, int] = (100, 50), reason: str = "stop", status: int = 200) -> None:
        self.says_words(json.dumps({"claims": claims}), usage=usage, reason=reason, status=status)

    def says_words(self, words: str, usage: tuple[int, int] = (100, 50), reason: str = "stop", status: int = 200) -> None:
        told = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
        self.replies.append((status, {"choices": [{"message": {"content": words}, "finish_reason": reason}], "usage": told}))


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.requests.append({"path": self.path, **json.loads(body)})
            told.headers.append(dict(self.headers))
            status, reply = told.replies.pop(0) if len(told.replies) > 1 else told.replies[0]
            content = reply.encode() if isinstance(reply, str) else json.dumps(reply).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{listening.server_port}/v1"
    yield told
    listening.shutdown()
    thread.join()
    listening.server_close()
