"""Workers: ended when they are over their time, replaced, asked in turn, and gone when the server is."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import anyio
import httpx
import pytest

from kg.errors import ConfigError, LimitError
from kg.web.app import application
from kg.web.execution import Limits
from kg.web.site import Site
from kg.web.workers import Pool
from tests.web.conftest import served
from tests.web.test_safety import ENDLESS

HERE = "the worker that is asked"


def slow(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def noted(path: Path, word: str) -> None:
    time.sleep(0.05)
    with path.open("a") as file:
        file.write(f"{word}\n")


def wrong() -> None:
    raise ConfigError("KG0920", HERE, remedy="none")


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def reach_out() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def ask_for_an_address() -> None:
    socket.getaddrinfo("localhost", 9)


def start_a_program() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


def start_a_shell() -> None:
    os.system("true")


def run(check: Callable[[Pool], object], *, size: int = 1, seconds: float = 60.0, patience: float = 60.0) -> None:
    async def whole() -> None:
        async with Pool(size, seconds, patience, (__name__,)) as pool:
            await check(pool)  # type: ignore[misc]

    anyio.run(whole)


def test_one_worker_does_one_piece_of_work_after_another() -> None:
    async def check(pool: Pool) -> None:
        assert {await pool.do(slow, 0.0) for _ in range(3)} == set(pool.processes)

    run(check)


def test_an_error_of_the_work_is_told_and_the_worker_stays() -> None:
    async def check(pool: Pool) -> None:
        before = pool.processes
        with pytest.raises(ConfigError, match=HERE):
            await pool.do(wrong)
        assert await pool.do(slow, 0.0) in before

    run(check)


@pytest.mark.attack("service")
@pytest.mark.parametrize("work", [reach_out, ask_for_an_address, start_a_program, start_a_shell])
def test_work_never_leaves_its_process(work: Callable[[], None]) -> None:
    async def check(pool: Pool) -> None:
        before = pool.processes
        with pytest.raises(ConfigError, match="never leaves its process") as told:
            await pool.do(work)
        assert told.value.code == "KG0977"
        assert await pool.do(slow, 0.0) in before

    run(check)


def test_work_over_its_time_ends_its_worker_alone() -> None:
    async def check(pool: Pool) -> None:
        before, told = pool.processes, []

        async def endless() -> None:
            with pytest.raises(LimitError) as caught:
                await pool.do(slow, 60)
            told.append(caught.value.code)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(endless)
            await anyio.sleep(0.2)
            assert await pool.do(slow, 0.0) in before
        assert told == ["KG0921"]
        assert len(pool.processes & before) == 1
        assert len(pool.processes) == 2

    run(check, size=2, seconds=1.0)


@pytest.mark.parametrize("within", [True, False], ids=["at work", "idle"])
@pytest.mark.attack("endless query")
def test_a_killed_worker_is_replaced(within: bool) -> None:
    async def check(pool: Pool) -> None:
        (before,) = pool.processes
        if within:
            with pytest.raises(LimitError) as caught:
                await pool.do(killed)
            assert caught.value.code == "KG0922"
        else:
            os.kill(before, signal.SIGKILL)
            await anyio.sleep(0.5)
        assert await pool.do(slow, 0.0) != before

    run(check)


def test_who_waits_is_served_in_turn(tmp_path: Path) -> None:
    words = [str(number) for number in range(8)]

    async def check(pool: Pool) -> None:
        async with anyio.create_task_group() as tasks:
            for word in words:
                tasks.start_soon(pool.do, noted, tmp_path / "order", word)
                await anyio.sleep(0.005)

    run(check)
    assert (tmp_path / "order").read_text().split() == words


@pytest.mark.attack("endless query")
def test_waiting_has_an_end() -> None:
    async def check(pool: Pool) -> None:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(pool.do, slow, 1.5)
            await anyio.sleep(0.1)
            with pytest.raises(LimitError) as caught:
                await pool.do(slow, 0.0)
            assert caught.value.code == "KG0973"
        assert await pool.do(slow, 0.0) in pool.processes

    run(check, patience=0.5)


@pytest.mark.attack("slow client")
def test_who_goes_away_ends_the_work() -> None:
    async def check(pool: Pool) -> None:
        before = pool.processes
        with anyio.move_on_after(0.3):
            await pool.do(slow, 60)
        start = time.monotonic()
        assert await pool.do(slow, 0.0) not in before
        assert time.monotonic() - start < 50

    run(check, seconds=60)


def test_a_query_whose_client_has_gone_gives_way(site: Site) -> None:
    limits = Limits(seconds=60.0, at_once=1, wait=20.0)
    with served(application(replace(site, limits=limits))) as address, httpx.Client(base_url=address, timeout=30) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": ENDLESS}, timeout=0.5)
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_many_readers_at_once_are_all_answered(site: Site) -> None:
    async def readers(address: str) -> list[int]:
        found: list[int] = []

        async def one(client: httpx.AsyncClient) -> None:
            answer = await client.get("/sparql", params={"query": "SELECT * { ?s a kgo:Tenure }"})
            found.append(answer.status_code)

        limits = httpx.Limits(max_connections=50)
        async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client, anyio.create_task_group() as tasks:
            for _ in range(100):
                tasks.start_soon(one, client)
        return found

    with served(application(replace(site, limits=Limits(at_once=2)))) as address:
        assert anyio.run(readers, address) == [200] * 100


def living(session: int) -> list[int]:
    """The processes of a session that are no mere remains."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state, _, _, of = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(of) == session and state != "Z":
            found.append(int(entry.name))
    return found


@contextmanager
def command(built: Path, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``kg serve`` in a session of its own, with its address."""
    words = [sys.executable, "-m", "kg", "serve", "--port", "0", "--timeout", "2"]
    environment = {**os.environ, "NO_COLOR": "1", "TMPDIR": str(folder)}
    with subprocess.Popen(words, cwd=built, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True) as server:
        try:
            assert server.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:\d+", next(line for line in server.stderr if "serving" in line))
            assert found
            yield server, found[0]
        finally:
            server.kill()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_end_of_the_server_leaves_no_process(built: Path, tmp_path: Path, ending: signal.Signals) -> None:
    with command(built, tmp_path) as (server, address):
        assert httpx.get(f"{address}/healthz", timeout=60).text == "ok\n"
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{address}/sparql", params={"query": ENDLESS}, timeout=0.3)
        assert len(living(server.pid)) > 8
        server.send_signal(ending)
        server.wait(30)
        until = time.monotonic() + 15
        while living(server.pid) and time.monotonic() < until:
            time.sleep(0.1)
        assert living(server.pid) == []
        assert ending is signal.SIGKILL or not list(tmp_path.glob("kg-lent-*"))
