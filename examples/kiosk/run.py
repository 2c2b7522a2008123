"""Read a survey and a KPI file, evaluate the card, write the review in two languages.

Run it with ``python examples/kiosk/run.py``; the reviews land in the folder ``build``.
"""

from __future__ import annotations

from pathlib import Path

import scorecard as sc

here = Path(__file__).parent
card = sc.read_card(here / "card.yaml")
declared = card.surveys["customers"]
survey = sc.read_survey(here / "answers.csv", declared)
kpis = sc.read_observations(here / "kpi.csv")

gaps = sc.gap_analysis(survey, weights=declared.weights)
reliability = sc.reliability(survey)
priorities = sc.importance_performance(survey)

observations = sc.observe(card, surveys={"customers": {"2019-Q4": gaps}}, values=kpis)
evaluation = sc.evaluate(card, observations, period="2019-Q4")
print(evaluation.table().to_text("en"))

review = sc.review(card, evaluation, evidence=(gaps, reliability, priorities))
Path("build").mkdir(exist_ok=True)
for lang in ("en", "zh"):
    review.save(Path("build") / f"kiosk-{lang}.pdf", lang=lang)
