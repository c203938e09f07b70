"""What the engine Spark wants of this machine: pyspark, a Java that it runs on, a master that answers."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.errors import ConfigError

#: the versions of Java that Spark 4 is released for
JAVA = (17, 21)
INSTALL_SPARK = "pip install 'claimgraph[spark]'"
INSTALL_JAVA = "install Java 17 or 21 (Debian, Ubuntu: apt install openjdk-17-jre-headless), or let JAVA_HOME name one"
#: seconds that a master has to take a connection
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that Spark wants: whether it is there, what was found, and the remedy where it is not."""

    name: str
    met: bool
    found: str
    remedy: str = ""


def needs(environment: Mapping[str, str]) -> tuple[Need, ...]:
    """pyspark and Java as they are on this machine; ``environment`` gives JAVA_HOME and PATH."""
    return _pyspark(), _java(environment)


def require(environment: Mapping[str, str]) -> None:
    """Raise ``ConfigError`` KG0131 or KG0132 for the first need that is not met."""
    for code, need in zip(("KG0131", "KG0132"), needs(environment), strict=True):
        if not need.met:
            raise ConfigError(code, f"the engine spark cannot run: {need.found}", remedy=need.remedy)


def _pyspark() -> Need:
    try:
        found = version("pyspark")
    except PackageNotFoundError:
        return Need("pyspark", False, "pyspark is not installed", INSTALL_SPARK)
    if int(found.partition(".")[0]) < 4:
        return Need("pyspark", False, f"pyspark {found} is too old; 4 or later is wanted", INSTALL_SPARK)
    return Need("pyspark", True, f"pyspark {found}")


def _java(environment: Mapping[str, str]) -> Need:
    home = environment.get("JAVA_HOME", "")
    command = str(Path(home, "bin", "java")) if home else shutil.which("java", path=environment.get("PATH")) or ""
    where = f"JAVA_HOME={home}" if home else command
    if not command:
        return Need("Java", False, "there is no java on the PATH, and JAVA_HOME is not set", INSTALL_JAVA)
    try:
        told = subprocess.run([command, "-version"], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Need("Java", False, f"{command} does not run: {getattr(error, 'strerror', None) or 'no answer in a minute'}", INSTALL_JAVA)
    release = java_release(told.stderr + told.stdout)
    if release is None:
        return Need("Java", False, f"{command} does not tell its version", INSTALL_JAVA)
    if release not in JAVA:
        return Need("Java", False, f"Java {release} ({where}); Spark 4 runs on {' and '.join(map(str, JAVA))}", INSTALL_JAVA)
    return Need("Java", True, f"Java {release} ({where})")


def java_release(told: str) -> int | None:
    """The release that ``java -version`` tells.

    >>> java_release('openjdk version "17.0.15" 2025-04-15'), java_release('java version "1.8.0_402"'), java_release("?")
    (17, 8, None)
    """
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(found[1]) if found else None


_LOCAL = re.compile(r"local(\[(\*|[1-9]\d*)(,\s*[1-9]\d*)?\])?|local-cluster\[\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\]")
_STANDALONE = re.compile(r"spark://[^\s:,/]+:\d+(,[^\s:,/]+:\d+)*")


def require_master(master: str) -> None:
    """Raise ``ConfigError`` KG0133 for a master that is written wrongly, or that takes no connection.

    Of ``local…`` there is nothing to ask; what YARN and Kubernetes say is known only to Spark.
    """
    if _STANDALONE.fullmatch(master):
        addresses = [address.rpartition(":") for address in master.removeprefix("spark://").split(",")]
        reasons = [reason for host, _, port in addresses if (reason := _silent(host, int(port)))]
        if len(reasons) == len(addresses):
            message = f"the master {master} does not answer: {'; '.join(reasons)}"
            raise ConfigError("KG0133", message, remedy="start it (sbin/start-master.sh), or check address and port with --master")
    elif not _LOCAL.fullmatch(master) and master != "yarn" and not master.startswith("k8s://"):
        remedy = "write local[2], local[*], spark://HOST:PORT, yarn or k8s://…"
        raise ConfigError("KG0133", f"{master!r} is no master of Spark", remedy=remedy)


def _silent(host: str, port: int) -> str:
    """Why nothing takes a connection there, empty where something does."""
    try:
        socket.create_connection((host, port), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as error:
        return str(getattr(error, "strerror", None) or error or "no answer").lower()
    return ""
