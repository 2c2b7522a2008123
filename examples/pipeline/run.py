"""A step of a data pipeline: read, evaluate, hand tables to the next step, write the review.

Run it with ``python examples/pipeline/run.py build/pipeline``; what it reads is that of ``examples/kiosk``.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import scorecard as sc
from scorecard.survey import GapAnalysis

DATA = Path(__file__).parents[1] / "kiosk"
PERIOD = "2019-Q4"


def read(data: Path) -> tuple[sc.Scorecard, GapAnalysis, sc.ObservationRecords]:
    """Read the card and all that was measured for it; any problem of the files stops here, listed with its places."""
    card = sc.read_card(data / "card.yaml")
    declared = card.surveys["customers"]
    survey = sc.read_survey(data / "answers.csv", declared)
    return card, sc.gap_analysis(survey, weights=declared.weights), sc.read_observations(data / "kpi.csv", card=card)


def evaluate(data: Path) -> tuple[sc.Scorecard, GapAnalysis, sc.Evaluation]:
    """Score the card over all its periods."""
    card, gaps, values = read(data)
    observations = sc.observe(card, surveys={"customers": {PERIOD: gaps}}, values=values)
    return card, gaps, sc.evaluate(card, observations)


def write(data: Path, out: Path) -> list[Path]:
    """Write tables for programs, the evaluation for later runs, and the review for people."""
    card, gaps, evaluation = evaluate(data)
    now = evaluation.at(period=PERIOD)
    out.mkdir(parents=True, exist_ok=True)
    sc.write_table(gaps, out / "gaps.parquet")
    sc.write_table(now, out / "scores.csv")
    sc.write_table(now, out / "scores.json")
    evaluation.save(out / "evaluation.json")
    sc.review(card, now, evidence=(gaps,), report_date=date(2020, 1, 15)).save(out / "review.html", lang="en")
    return sorted(out.iterdir())


if __name__ == "__main__":
    for path in write(DATA, Path(sys.argv[1] if len(sys.argv) > 1 else "build/pipeline")):
        print(path.name, path.stat().st_size)
