"""The command: it tells where it listens, and stops when it is told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx


def test_a_free_port_is_told_and_answers(built: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--port", "0"]
    environment = {**os.environ, "NO_COLOR": "1"}
    with subprocess.Popen(command, cwd=built, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        told = next(line for line in server.stderr if "serving" in line)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", told)
        assert found
        assert int(found[1]) > 0
        assert httpx.get(f"{found[0]}healthz", timeout=30).text == "ok\n"
        server.send_signal(signal.SIGINT)
        server.wait(30)
