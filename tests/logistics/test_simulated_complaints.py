"""Complaints about simulated orders."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.logistics import simulate
from scorecard.logistics.service_truth import PERFECT
from scorecard.logistics.simulated_columns import MISSING

SIMULATION = simulate(lines=60_000, seed=9)
BLOCKS = list(SIMULATION.blocks())
ROWS = {name: np.concatenate([block.complaints[name].values for block in BLOCKS]) for name in BLOCKS[0].complaints}


def near(found: np.ndarray, expected: float) -> None:
    assert abs(found.mean() - expected) < 4 * math.sqrt(expected * (1 - expected) / len(found))


def test_complaints_are_about_orders_that_are_not_perfect() -> None:
    perfect = np.concatenate([np.logical_and.reduce([b.drawn.met[c] for c in PERFECT]) for b in BLOCKS])
    assert not perfect[ROWS["order"] - 1].any()
    assert (ROWS["complaint"] == ROWS["order"]).all()
    about = np.zeros(SIMULATION.orders)
    about[ROWS["order"] - 1] = 1
    near(about, SIMULATION.truth.complaints())
    near(about[~perfect], SIMULATION.parameters.complaints.complains)


def test_the_cause_is_the_first_failure() -> None:
    met = np.array([np.concatenate([b.drawn.met[c] for b in BLOCKS]) for c in PERFECT])[:, ROWS["order"] - 1]
    for at, share in enumerate(SIMULATION.truth.causes().values()):
        mine = ROWS["cause"] == at
        assert (met[:at, mine]).all()
        assert not met[at, mine].any()
        near(mine, share)
    assert sum(SIMULATION.truth.causes().values()) == pytest.approx(1)


def test_recovery_and_staying_are_as_said() -> None:
    solved = ROWS["solved"] == 1
    assert ((ROWS["solved_at"] != MISSING) == solved).all()
    promptly = solved & (ROWS["solved_at"] // 1440 == ROWS["opened_at"] // 1440)
    true = SIMULATION.parameters.complaints
    near(solved, true.solved)
    near(promptly[solved], true.promptly)
    stayed = ROWS["stayed"] == 1
    near(stayed[promptly], true.stays_promptly)
    near(stayed[solved & ~promptly], true.stays_solved)
    near(stayed[~solved], true.stays_unsolved)
    near(stayed, SIMULATION.truth.stays())
    near(ROWS["answered_at"] // 1440 == ROWS["opened_at"] // 1440, SIMULATION.truth.complaint_answered_on_the_day())


def test_times_and_payments_are_in_order() -> None:
    delivered = np.concatenate([b.drawn.times.delivered for b in BLOCKS])[ROWS["order"] - 1]
    assert (ROWS["opened_at"] > delivered).all()
    assert (ROWS["answered_at"] > ROWS["opened_at"]).all()
    solved = ROWS["solved"] == 1
    assert (ROWS["answered_at"][solved] <= ROWS["solved_at"][solved]).all()
    assert (ROWS["compensation"][~solved] == 0).all()
    assert ROWS["compensation"].max() == 200_00
