"""The server as an agent meets it: a child process that speaks the protocol on its standard input and output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, Tool

from tests.golden.conftest import built

__all__ = ["built"]

Call = Callable[..., CallToolResult]


class Agent:
    """A client of the protocol; ``call`` gives the result of a tool, ``ask`` the values of one that must succeed."""

    def __init__(self, client: Client, portal: Any) -> None:
        self._client, self._portal = client, portal

    def tools(self) -> list[Tool]:
        return list(self._portal.call(self._client.list_tools).tools)

    def call(self, tool: str, **words: Any) -> CallToolResult:
        found: CallToolResult = self._portal.call(self._client.call_tool, tool, words)
        return found

    def ask(self, tool: str, **words: Any) -> Any:
        result = self.call(tool, **words)
        assert not result.is_error, result.content
        return result.structured_content

    def refused(self, tool: str, **words: Any) -> str:
        result = self.call(tool, **words)
        assert result.is_error, result.structured_content
        return "".join(getattr(part, "text", "") for part in result.content)

    @property
    def instructions(self) -> str:
        return self._client.instructions or ""


@pytest.fixture(scope="session")
def agent(built: Path) -> Iterator[Agent]:
    """An agent that asks the build of the shipped seeds; queries are stopped after two seconds, answers cut at 20,000 bytes."""
    words = ["-m", "kg", "mcp", "--timeout", "2", "--max-rows", "50", "--max-bytes", "20000"]
    server = StdioServerParameters(command=sys.executable, args=words, cwd=built, env=dict(os.environ))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(stdio_client(server))) as client:
        yield Agent(client, portal)
