"""Builds the shipped seeds and the project of the tutorial, and writes pictures to docs/images/: python docs/make_screenshots.py"""

from __future__ import annotations

import base64
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from refresh_readme import ROOT, refreshed

KG = (sys.executable, "-m", "kg")
IMAGES = ROOT / "docs/images"
#: picture -> the page of the server that it shows
SERVED = {
    "person.png": "/person/jeff-sessions",
    "graph.png": "/graph?e=per:jeff-sessions&y=2016-2019",
    "sparql.png": "/sparql",
}
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


@contextmanager
def server(dataset: Path) -> Iterator[str]:
    """The address of ``kg serve`` on a dataset, for the length of a block."""
    command = [*KG, "serve", "--data", str(dataset), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        try:
            assert running.stdout is not None
            yield next(found[0] for line in running.stdout if (found := re.search(r"http://[\d.:]+", line)))
        finally:
            running.terminate()


def shoot(addresses: dict[Path, str]) -> None:
    """A picture of each page as it opens, in the size that README shows; of the page of queries with an answer."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        blank = browser.new_page()
        for target, address in addresses.items():
            tab.goto(address)
            if tab.locator("script").count():
                tab.locator("html[data-ready='1']").wait_for(state="attached")
            if tab.locator("#run").count():
                tab.locator("#run").click()
                tab.locator("#answer table").wait_for()
            picture = base64.b64encode(tab.screenshot()).decode()
            target.write_bytes(png(base64.b64decode(blank.evaluate(ROUNDED, picture))))
        browser.close()


def main() -> None:
    """Writes the pictures, or says why not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([*KG, "build", str(ROOT / "seeds"), "--no-cache", "-o", name], cwd=ROOT, check=True, capture_output=True)
        IMAGES.mkdir(parents=True, exist_ok=True)
        refreshed((ROOT / "docs/tutorial.md").read_text(encoding="utf-8"), folder)
        files = {"view.png": folder / "view.html", "tutorial.png": folder / "westmark/public/index.html"}
        with server(folder / "dataset.nq") as address:
            pages = {IMAGES / picture: path.as_uri() for picture, path in files.items()}
            pages |= {IMAGES / picture: address + path for picture, path in SERVED.items()}
            shoot(pages)
    for target in pages:
        size = target.stat().st_size
        if size > MOST_BYTES:
            sys.exit(f"{target} has {size} bytes, more than {MOST_BYTES}")
        print(f"{target.relative_to(ROOT)}: {size} bytes")


if __name__ == "__main__":
    main()
