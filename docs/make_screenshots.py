"""Builds the shipped seeds and writes docs/images/view.png, the picture in README: python docs/make_screenshots.py"""

from __future__ import annotations

import shutil
import struct
import sys
import tempfile
import zlib
from pathlib import Path

from kg.config import load
from kg.pipeline import build

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/images/view.png"
#: what README may weigh on a slow line
MOST_BYTES = 400_000
WIDTH, HEIGHT = 1500, 950


def chromium() -> str:
    """The path of a Chromium on this machine."""
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    return found or sys.exit("no Chromium on this machine")


def shoot(page: Path, target: Path) -> None:
    """A picture of ``page`` as it opens, in the size that README shows."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        tab.goto(page.as_uri())
        tab.wait_for_function("document.documentElement.dataset.ready === '1'")
        tab.screenshot(path=target)
        browser.close()


def packed(png: bytes) -> bytes:
    """The same picture with its pixels packed as tightly as PNG can: browsers pack for speed."""
    chunks, at = [], 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        chunks.append((kind, png[at + 8 : at + 8 + size]))
        at += size + 12
    pixels = zlib.compress(zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT")), 9)
    kept = [chunks[0], (b"IDAT", pixels), chunks[-1]]
    return png[:8] + b"".join(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in kept)


def main() -> None:
    """Writes the picture, or says why not."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "view.html"
        page.write_bytes(build(load(ROOT)).files["view.html"])
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        shoot(page, TARGET)
    TARGET.write_bytes(packed(TARGET.read_bytes()))
    size = TARGET.stat().st_size
    if size > MOST_BYTES:
        sys.exit(f"{TARGET} has {size} bytes, more than {MOST_BYTES}")
    print(f"{TARGET.relative_to(ROOT)}: {size} bytes")


if __name__ == "__main__":
    main()
