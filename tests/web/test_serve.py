"""The command: it tells where it listens, and stops when it is told to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli import main


@pytest.mark.attack("other site")
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
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", int(found[1])), timeout=5)
        server.send_signal(signal.SIGINT)
        server.wait(30)


def test_with_review_the_address_with_the_token_is_told_and_opens_the_queue(project: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--review"]
    environment = {**os.environ, "NO_COLOR": "1"}
    with subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        told = next(line for line in server.stderr if line.startswith("review"))
        found = re.search(r"http://127\.0\.0\.1:\d+/review/enter\?token=\S+", told)
        assert found
        assert "Who decides?" in httpx.get(found[0], timeout=30, follow_redirects=True).text
        server.send_signal(signal.SIGINT)
        server.wait(30)


def test_a_port_that_another_program_has_is_told_with_what_to_do(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        told = CliRunner().invoke(main, ["-C", str(built), "serve", "--port", str(port)], prog_name="kg")
    assert told.exit_code == 2
    assert f"cannot listen at 127.0.0.1:{port}: Address already in use" in told.stderr
    assert "KG0974" in told.stderr
    assert "--port 0 takes a free port" in told.stderr


def test_review_is_of_the_last_build_alone(project: Path) -> None:
    words = ["-C", str(project), "serve", "--review", "--data", str(project / "output" / "dataset.nq")]
    told = CliRunner().invoke(main, words, prog_name="kg")
    assert (told.exit_code, "--data names another graph" in told.stderr) == (2, True)


def test_a_folder_for_temporary_files_with_a_long_path_is_told_with_what_to_do(built: Path, tmp_path: Path) -> None:
    long = tmp_path / ("a" * 120)
    long.mkdir()
    command = [sys.executable, "-m", "kg", "serve", "--port", "0"]
    environment = {**os.environ, "NO_COLOR": "1", "TMPDIR": str(long)}
    told = subprocess.run(command, cwd=built, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 2
    assert told.stderr.startswith(f"error[KG0976]: no worker can be started with {long}")
    assert "set TMPDIR" in told.stderr
    assert "Traceback" not in told.stderr
