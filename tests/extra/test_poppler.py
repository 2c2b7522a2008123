"""The demonstration reviews as another program reads them: poppler, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = ("pdffonts", "pdfinfo", "pdftotext")
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS),
    reason="poppler-utils is not installed; make test-all installs it",
)

REVIEWS = {"review.pdf": "en", "review-zh.pdf": "zh"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the demonstration in an empty folder."""
    place = tmp_path_factory.mktemp("demo")
    script = Path(sys.executable).with_name("scorecard")
    subprocess.run([str(script), "demo"], cwd=place, check=True, capture_output=True)
    return place / "build"


def ask(tool: str, *arguments: str) -> str:
    """Return what a poppler tool prints; anything it complains about is an error, but for one harmless line."""
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=True)
    assert [line for line in done.stderr.splitlines() if "Suspects object" not in line] == []
    return done.stdout


@pytest.mark.parametrize("name", REVIEWS)
def test_every_font_is_an_embedded_subset(folder: Path, name: str) -> None:
    rows = ask("pdffonts", str(folder / name)).splitlines()[2:]
    assert rows
    for row in rows:
        embedded, subset, mapped = row.split()[-5:-2]
        assert (embedded, subset, mapped) == ("yes", "yes", "yes"), row
        assert re.match(r"[A-Z]{6}\+(NotoSansSC|DejaVuSans)", row), row


@pytest.mark.parametrize("name", REVIEWS)
def test_review_is_tagged_a4_and_has_pages(folder: Path, name: str) -> None:
    facts = dict(line.split(":", 1) for line in ask("pdfinfo", str(folder / name)).splitlines() if ":" in line)
    assert facts["Tagged"].strip() == "yes"
    assert int(facts["Pages"]) >= 6
    width, _, height = facts["Page size"].split()[:3]
    assert (float(width), float(height)) == pytest.approx((595.28, 841.89), abs=0.1)
    assert facts["Title"].strip()
    assert facts["Encrypted"].strip() == "no"
    assert facts["JavaScript"].strip() == "no"


@pytest.mark.parametrize(("name", "lang"), REVIEWS.items())
def test_every_name_of_the_card_can_be_copied_out(folder: Path, name: str, lang: str) -> None:
    import scorecard as sc

    card = sc.load_template("self_service_kiosk")
    pages = re.sub(r"\s+", "", ask("pdftotext", "-raw", str(folder / name), "-"))
    names = [card.name, *(p.name for p in card.perspectives), *(o.name for o in card.objectives)]
    missing = [text.text(lang) for text in names if re.sub(r"\s+", "", text.text(lang)) not in pages]
    assert missing == []
