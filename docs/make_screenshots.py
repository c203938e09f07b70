"""Builds the shipped seeds and writes docs/images/view.png, the picture in README: python docs/make_screenshots.py"""

from __future__ import annotations

import base64
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


#: every colour rounded to steps of 8, as rows of red, green and blue: letters keep their edges, the file loses half
ROUNDED = """async (picture) => {
  const image = new Image();
  image.src = "data:image/png;base64," + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0);
  const pixels = brush.getImageData(0, 0, image.width, image.height).data.filter((_, at) => at % 4 !== 3);
  const letters = Array.from(pixels, (value) => String.fromCharCode(value > 247 ? value : Math.round(value / 8) * 8));
  return btoa(letters.join(""));
}"""


def png(rows: bytes) -> bytes:
    """Rows of red, green and blue as a PNG file, packed as tightly as can be."""
    lines = b"".join(b"\0" + rows[start : start + WIDTH * 3] for start in range(0, len(rows), WIDTH * 3))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    packed = (struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def shoot(page: Path, target: Path) -> None:
    """A picture of ``page`` as it opens, in the size that README shows."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        tab.goto(page.as_uri())
        tab.wait_for_function("document.documentElement.dataset.ready === '1'")
        picture = base64.b64encode(tab.screenshot()).decode()
        blank = browser.new_page()
        target.write_bytes(png(base64.b64decode(blank.evaluate(ROUNDED, picture))))
        browser.close()


def main() -> None:
    """Writes the picture, or says why not."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "view.html"
        page.write_bytes(build(load(ROOT)).files["view.html"])
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        shoot(page, TARGET)
    size = TARGET.stat().st_size
    if size > MOST_BYTES:
        sys.exit(f"{TARGET} has {size} bytes, more than {MOST_BYTES}")
    print(f"{TARGET.relative_to(ROOT)}: {size} bytes")


if __name__ == "__main__":
    main()
