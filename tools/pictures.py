"""Make the pictures of the README from the packaged template: `python tools/pictures.py docs/images`."""

from __future__ import annotations

import sys
from pathlib import Path

import scorecard as sc
from scorecard.report.pdf import render_pages

WIDTH_PPI = 80


def main(folder: Path) -> None:
    """Write every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    card, files = sc.load_template("self_service_kiosk"), sc.template_files("self_service_kiosk")
    survey = sc.read_survey(files["survey"], card.surveys["customers"])
    gaps = sc.gap_analysis(survey, weights=card.surveys["customers"].weights)
    observations = sc.observe(
        card, surveys={"customers": {"2019-Q4": gaps}}, values=sc.read_observations(files["values"])
    )
    evaluation = sc.evaluate(card, observations, period="2019-Q4")
    evidence = [gaps, sc.reliability(survey), sc.importance_performance(survey)]
    document = sc.review(card, evaluation, evidence=evidence).document
    for number, page in enumerate(render_pages(document, lang="en", ppi=WIDTH_PPI)[:2], start=1):
        (folder / f"review-{number}.png").write_bytes(page)
    gaps.plot.dumbbell().save(folder / "gaps.png", dpi=120)
    evaluation.plot.strategy_map(lang="zh").save(folder / "strategy-map-zh.png", dpi=120)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
