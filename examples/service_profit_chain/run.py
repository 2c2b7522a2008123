"""Test the links of a strategy map whose truth is known.

Run it with ``python examples/service_profit_chain/run.py``.
"""

from __future__ import annotations

from pathlib import Path

import scorecard as sc

here = Path(__file__).parent
card = sc.read_card(here / "card.yaml")
observations = sc.observe(card, values=sc.read_observations(here / "kpi.csv"))

for last in ("2024-Q4", "2007-Q4"):
    print(sc.link_evidence(card, observations, last=last).table().to_text("en"), end="\n\n")
