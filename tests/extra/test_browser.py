"""The HTML review as Chromium opens it, where that is installed: no error, no request, every text in our fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard._text import LANGS, Lang
from tests.extra.browser import CHROMIUM, Browser, browser
from tests.report.kiosk import kiosk

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed; make test-extra installs it where it can"
)

COMPLAINTS = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Network.loadingFailed")


def requests(page: Browser, *, but: str) -> list[str]:
    """Return every address asked for, but for the page itself and what stands inside it."""
    asked = (request for event in page.said("Network.requestWillBeSent") if (request := event["request"]))
    found = [str(request["url"]) for request in asked if isinstance(request, dict)]
    return [address for address in found if address != but and not address.startswith("data:font/woff;base64,")]


def opened(page: Browser, place: Path, content: bytes) -> str:
    """Open a page from a file and return its address."""
    place.write_bytes(content)
    address = place.as_uri()
    page.open(address)
    return address


@pytest.mark.parametrize("lang", LANGS)
def test_review_opens_without_an_error_or_a_request(tmp_path: Path, lang: Lang) -> None:
    with browser(tmp_path / "profile") as page:
        address = opened(page, tmp_path / "review.html", kiosk().review.to_html(lang=lang))
        assert page.said(*COMPLAINTS) == []
        assert requests(page, but=address) == []
        assert page.value("document.title") == kiosk().card.name.text(lang)
        # every face is loaded from the page itself, and every chart and every mark of a status has a size
        assert page.value("[...document.fonts].every(face => face.status == 'loaded' || face.status == 'unloaded')")
        assert page.value("[...document.fonts].some(face => face.status == 'loaded')")
        assert page.value(
            "[...document.querySelectorAll('.chart svg')].every(s => s.getBoundingClientRect().height > 100)"
        )
        assert page.value("[...document.querySelectorAll('svg')].every(s => s.getBoundingClientRect().height > 5)")
        # nothing reaches beyond the window, on a desk as on a telephone
        wide = "document.documentElement.scrollWidth <= window.innerWidth"
        assert page.value(wide)
        page.ask("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)
        assert page.value(wide)


def test_charts_stand_on_a_light_ground_where_the_page_is_dark(tmp_path: Path) -> None:
    with browser(tmp_path / "profile") as page:
        page.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        opened(page, tmp_path / "review.html", kiosk().review.to_html())
        colour = "getComputedStyle(document.querySelector('{}')).backgroundColor"
        assert page.value(colour.format("html")) == "rgb(21, 25, 29)"
        assert page.value(colour.format("figure.chart")) == "rgb(255, 255, 255)"


def test_a_page_that_asks_and_complains_is_seen(tmp_path: Path) -> None:
    """The check itself finds what it looks for."""
    page_text = (
        b"<!DOCTYPE html><title>x</title><img src='http://127.0.0.1:9/a.png'>"
        b"<script>console.error('told')</script><p style='color: red'>x</p>"
    )
    with browser(tmp_path / "profile") as page:
        address = opened(page, tmp_path / "bad.html", page_text)
        assert requests(page, but=address) == ["http://127.0.0.1:9/a.png"]
        assert len(page.said(*COMPLAINTS)) >= 2


def test_the_policy_keeps_what_is_slipped_in_from_working(tmp_path: Path) -> None:
    slipped = b"<img src='http://127.0.0.1:9/a.png'><script>document.title = 'run'</script><p style='color:red'>x</p>"
    content = kiosk().review.to_html().replace(b"</main>", slipped + b"</main>", 1)
    with browser(tmp_path / "profile") as page:
        opened(page, tmp_path / "slipped.html", content)
        assert page.value("document.title") == kiosk().card.name.text("en")
        assert page.value("getComputedStyle(document.querySelector('main > p')).color") != "rgb(255, 0, 0)"
        refused = [str(event) for event in page.said("Log.entryAdded")]
        assert sum("Content Security Policy" in text for text in refused) == 3
