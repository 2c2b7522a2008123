"""Draw the answers of 60 made-up customers: ``python examples/first_survey/simulate.py`` writes ``answers.csv``."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

EXPECTED = (4.8, 4.3, 4.7, 4.5, 4.4, 4.2, 3.9, 4.3)
PERCEIVED = (4.1, 3.1, 4.5, 4.4, 3.6, 2.6, 4.1, 3.5)
"""Means before rounding to whole points of the scale, question by question."""

draw = np.random.Generator(np.random.PCG64(20260401))
header = ["respondent", "branch", *(f"E{i}" for i in range(1, 9)), *(f"P{i}" for i in range(1, 9))]
rows = []
for number in range(1, 61):
    branch = "north" if number % 5 < 3 else "south"
    mood = draw.normal(0, 0.3)
    lower = 0.4 if branch == "south" else 0.0
    wanted = draw.normal(np.array(EXPECTED) + mood / 2, 0.5)
    found = draw.normal(np.array(PERCEIVED) + mood - lower, 0.7)
    codes = [str(int(code)) for code in np.clip(np.rint([*wanted, *found]), 1, 5)]
    codes[8:] = ["" if draw.random() < 0.02 else code for code in codes[8:]]
    rows.append([str(number), branch, *codes])
with (Path(__file__).parent / "answers.csv").open("w", encoding="utf-8", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([header, *rows])
