"""Takes the pictures of the page in the documentation: `python docs/pictures.py` (needs Chromium and playwright).

The demo knowledge base is built from the shipped digests; the pictures show the claim on how often knee osteoarthritis
and low back pain go together, wide and on a phone.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from claimroot.building import build_from_files

HOME = Path(__file__).resolve().parent
SIZES = {"page.png": (1280, 860), "page-narrow.png": (390, 844)}
FIGURE = "57%"


def main() -> int:
    """Build, draw, and take both pictures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("needs Chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        base, _ = build_from_files([], Path(folder) / "kb")
        picture = base.draw("knee osteoarthritis")
        claim = next(one for one in picture.graph.claims if FIGURE in one.quote and one.sourced)
        page_file = Path(folder) / "page.html"
        picture.save(page_file)
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.goto(f"{page_file.as_uri()}#c={claim.id}")
            page.wait_for_selector("html[data-ready]", state="attached")
            page.wait_for_timeout(300)
            page.screenshot(path=HOME / name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
