"""The pictures of the README: charts of the gallery, the first pages of a review."""

from __future__ import annotations

from pathlib import Path

import scorecard as sc
from scorecard.report.pdf import render_pages
from tools.gallery.entries import ENTRIES
from tools.gallery.making import Lang, chart_of

__all__ = ["CHARTS", "write_readme_pictures"]

CHARTS: dict[str, tuple[str, Lang]] = {
    "gaps.png": ("gap_dumbbell", "en"),
    "strategy-map-zh.png": ("strategy_map", "zh"),
}
"""Picture of the README: the entry of the gallery, and the language."""

_CHART_DPI = 120
_PAGE_PPI = 120


def write_readme_pictures(folder: Path) -> None:
    """Write every picture into a folder.

    Parameters
    ----------
    folder : Path
        Where to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    entries = {entry.chart: entry for entry in ENTRIES}
    for picture, (chart, lang) in CHARTS.items():
        chart_of(entries[chart], lang).save(folder / picture, dpi=_CHART_DPI)
    for number, page in enumerate(_review_pages(), start=1):
        (folder / f"review-{number}.png").write_bytes(page)


def _review_pages() -> list[bytes]:
    """Return the first two pages of the review of the kiosk template."""
    card, files = sc.load_template("self_service_kiosk"), sc.template_files("self_service_kiosk")
    survey = sc.read_survey(files["survey"], card.surveys["customers"])
    gaps = sc.gap_analysis(survey, weights=card.surveys["customers"].weights)
    observations = sc.observe(
        card, surveys={"customers": {"2019-Q4": gaps}}, values=sc.read_observations(files["values"])
    )
    evaluation = sc.evaluate(card, observations, period="2019-Q4")
    evidence = [gaps, sc.reliability(survey), sc.importance_performance(survey)]
    document = sc.review(card, evaluation, evidence=evidence).document
    return render_pages(document, lang="en", ppi=_PAGE_PPI)[:2]
