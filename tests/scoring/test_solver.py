"""The value that is needed: worked out by hand, reached when it is put in, and not reached by slightly less."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from scorecard.errors import UsageError
from scorecard.scoring import evaluate, observe, value_for, what_if
from scorecard.scoring.what_if_values import changed_observations
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records
from tests.scoring.entity_cards import unit_card

Q1 = "2026-Q1"
LITTLE = 1e-6


def solved(written, *, node="customer", status=None, score=None, measure="a", **values):
    obs = observe(written, values=records(**values))
    found = value_for(written, obs, measure=measure, node=node, status=status, score=score, period=Q1)
    if found.possible and found.value != found.present:
        wanted = score if score is not None else [b.id for b in written.bands].index(status)
        for value, good in ((found.value, True), (found.value + (LITTLE if falls(found) else -LITTLE), False)):
            cell = 0, 0, obs.measures.index(measure)
            after = evaluate(written, changed_observations(obs, {cell: value}), period=Q1)
            reached = (
                after[node].score >= score - 1e-9
                if score is not None
                else after.status[0, 0, after.nodes.index(node)] >= wanted
            )
            assert reached == good, value
    return found


def falls(found):
    """Whether a smaller value is the larger change."""
    return found.present is not None and found.value < found.present


@pytest.mark.parametrize(
    ("fields", "present", "value"),
    [
        ({}, 20, 80),  # (s + 70) / 2 = 75
        ({"worst": 80, "target": 100}, 82, 96),
        ({"worst": 0.8, "target": 1.0}, 0.82, 0.96),
        ({"direction": "minimise"}, 90, 20),
        ({"direction": "minimise", "worst": 5, "target": 0}, 4, 1),
        ({"scoring": {"kind": "anchors", "points": [[0, 0], [10, 60], [30, 100]]}}, 5, 20),
        ({"scoring": {"kind": "tolerance", "tolerance": 5}, "target": 50, "worst": None}, 42, 48),
    ],
)
def test_lines_by_hand(fields, present, value):
    """With b at 70 and equal weights, a must score 80."""
    found = solved(card(measure("a", **fields), measure("b")), status="amber", a=present, b=70)
    assert (found.possible, found.value, found.change) == (True, value, value - present)
    assert found.node_score == pytest.approx(75, abs=1e-9)
    assert found.measure_score == pytest.approx(80, abs=1e-9)
    assert found.status == "amber"
    assert found.exact


def test_a_score_that_is_no_plain_number():
    """Three equal weights: a + 70 + 70 = 3 × 76.1, so a = 88.3; with weights 3 and 7, a = (75 × 10 − 7 × 70) / 3."""
    found = solved(card(measure("a"), measure("b"), measure("c")), score=76.1, a=10, b=70, c=70)
    assert found.value == pytest.approx(88.3, abs=1e-9)
    found = solved(card(measure("a", weight=3), measure("b", weight=7)), score=75, a=10, b=70)
    assert found.value == pytest.approx(260 / 3, abs=1e-8)


def test_the_least_change_from_either_side():
    """100 at 50, 0 at 0 and 100: amber begins at 37.5 from below and at 62.5 from above."""
    written = card(measure("a", direction="target_is_best"))
    assert solved(written, status="amber", a=10).value == 37.5
    assert solved(written, status="amber", a=90).value == 62.5
    assert solved(written, status="amber").value in (37.5, 62.5)


def test_many_turns_are_all_searched():
    points = [[0, 0], [10, 80], [20, 20], [30, 95], [40, 0]]
    written = card({"id": "a", "name": "A", "scoring": {"kind": "anchors", "points": points}})
    assert solved(written, status="amber", a=0).value == 9.375
    assert solved(written, status="amber", a=18).value == pytest.approx(10 + 10 * 5 / 60, abs=1e-8)
    assert solved(written, status="amber", a=20).value == pytest.approx(20 + 10 * 55 / 75, abs=1e-8)
    assert solved(written, score=90, a=0).value == pytest.approx(20 + 10 * 70 / 75, abs=1e-8)


def test_cannot_with_the_best_reachable_score():
    """b at 10 and equal weights: at most (100 + 10) / 2."""
    found = solved(card(measure("a"), measure("b")), status="amber", a=20, b=10)
    assert (found.possible, found.value, found.change) == (False, None, None)
    assert (found.reachable_low, found.reachable_high, found.best_value) == (5, 55, 100)
    assert (found.node_score_before, found.node_score, found.status) == (15, 15, "red")
    assert found.verdict.text("en") == (
        "No value of A lifts Customer to watch: the best reachable score is 55, at 100."
    )


def test_cap():
    """With a cap of 120, a can make up for b: (120 + 30) / 2 = 75; with 100 it cannot."""
    pair = measure("a"), measure("b")
    assert not solved(card(*pair), status="amber", a=20, b=30).possible
    assert solved(card(*pair, cap=120), status="amber", a=20, b=30).value == 120
    assert solved(card(*pair, cap="none"), score=500, a=20, b=30).value == 970
    only = measure("a", outside="clip"), measure("b")
    assert not solved(card(*only, cap=120), status="amber", a=20, b=30).possible


def test_values_that_would_be_refused_are_not_looked_at():
    found = solved(card(measure("a", outside="error"), measure("b"), cap=120), status="amber", a=20, b=30)
    assert (found.possible, found.searched) == (False, (0, 100))


def test_already_there_changes_nothing():
    found = solved(card(measure("a"), measure("b")), status="amber", a=95, b=95)
    assert (found.value, found.change, found.node_score) == (95, 0, 95)
    assert found.verdict.text("en") == "Customer is at watch or better already: A may stay at 95."
    assert solved(card(measure("a")), score=40, a=50).value == 50


def test_already_there_without_a_value():
    """The others alone give 95; with a at 55 the mean is just 75, and up to 40 it is at most 67.5."""
    found = solved(card(measure("a"), measure("b")), status="amber", b=95)
    assert (found.possible, found.value, found.present, found.change) == (True, 55, None, None)
    assert (found.node_score_before, found.node_score, found.status) == (95, 75, "amber")
    written = card(measure("a"), measure("b"))
    obs = observe(written, values=records(b=95))
    found = value_for(written, obs, measure="a", node="customer", status="amber", period=Q1, between=(0, 40))
    assert (found.possible, found.value, found.reachable_high, found.best_value) == (False, None, 67.5, 40)


def test_guard_band():
    """Red before; amber begins at 75 + 2."""
    written = card(measure("a"), guard=2)
    obs = observe(written, values=[MeasureRecord("a", Q1, 50), MeasureRecord("a", "2026-Q2", 60)])
    found = value_for(written, obs, measure="a", node="customer", status="amber", period="2026-Q2")
    assert found.value == 77
    obs = observe(written, values=[MeasureRecord("a", Q1, 80), MeasureRecord("a", "2026-Q2", 60)])
    assert value_for(
        written, obs, measure="a", node="customer", status="amber", period="2026-Q2"
    ).value == pytest.approx(73, abs=1e-6)


def test_policies():
    """Blank: no score while b is missing, whatever a. Fail: the answer where a itself is missing."""
    pair = measure("a"), measure("b")
    found = solved(card(*pair, missing="blank"), status="amber", a=20)
    assert (found.possible, found.reachable_high) == (False, None)
    assert found.verdict.text("en") == "No value of A lifts Customer to watch: it has no score whatever the value."
    found = solved(card(*pair, missing="fail"), status="amber", b=70)
    assert (found.value, found.present, found.change, found.node_score_before) == (80, None, None, None)
    assert found.verdict.text("en") == "A at 80 lifts Customer to watch: its score is 75."
    assert solved(card(*pair, missing="floor", floor=60), status="amber", a=20).value == 90


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("weakest_link", 75),
        ("weighted_geometric", 75**2 / 80),
        ("weighted_harmonic", 1 / (2 / 75 - 1 / 80)),
        ({"kind": "power_mean", "power": 2}, (2 * 75**2 - 80**2) ** 0.5),
        ({"kind": "owa", "order_weights": [0.2, 0.8]}, (75 - 0.2 * 80) / 0.8),
    ],
)
def test_rules_that_are_no_arithmetic_mean(rule, value):
    objective = {"id": "deliver", "name": "Deliver", "roll_up": rule, "measures": [measure("a"), measure("b")]}
    written = card(perspectives=[{"id": "customer", "objectives": [objective]}])
    found = solved(written, node="deliver", status="amber", a=20, b=80)
    assert found.value == pytest.approx(value, abs=1e-7)
    assert found.exact


def test_a_score_that_rises_no_further_is_not_overshot():
    """The weakest link stays at 75 from there on: no more than 75 is needed."""
    found = solved(card(measure("a"), measure("b"), roll_up="weakest_link"), node="deliver", status="amber", a=20, b=75)
    assert found.value == 75
    found = solved(card(measure("a"), roll_up="weakest_link"), score=100, a=20)
    assert found.value == 100


def test_a_rule_that_may_fall_is_searched_in_parts():
    """Two of three must be amber: a steps over the edge at 75."""
    majority = {"kind": "most_frequent", "tie": "worst"}
    written = card(measure("a"), measure("b"), measure("c"), roll_up=majority)
    found = solved(written, node="deliver", status="amber", a=20, b=20, c=80)
    assert found.value == pytest.approx(75, abs=1e-6)
    assert not found.exact
    assert "64 parts" in found.table().notes[1].text("en")


def test_words():
    levels = [{"id": name, "name": name, "score": score} for name, score in (("low", 0), ("mid", 60), ("top", 100))]
    written = card({"id": "a", "name": "A", "scoring": {"kind": "levels", "levels": levels}}, measure("b"))
    obs = observe(written, values=[MeasureRecord("a", Q1, text="low"), MeasureRecord("b", Q1, 90)])
    found = value_for(written, obs, measure="a", node="customer", score=70, period=Q1)
    assert (found.present, found.value, found.node_score) == (1, 2, 75)
    assert found.verdict.text("en") == "A at mid instead of low lifts Customer to a score of 70: its score is 75."
    assert found.verdict.text("zh") == "“A”由 low 变为 mid，“客户”即可达到“70 分”，得分 75。"
    iso = card({"id": "a", "name": "A", "scoring": "yes_no"})
    assert solved_words(iso).value == 1


def solved_words(written):
    return value_for(written, observe(written, values=records(a=0)), measure="a", node="a", status="green", period=Q1)


def test_values_thinkable():
    written = card(measure("a", worst=80, target=120), measure("b"))
    obs = observe(written, values=records(a=90, b=60))
    assert value_for(written, obs, measure="a", node="customer", status="amber", period=Q1).value == 116
    found = value_for(written, obs, measure="a", node="customer", status="amber", period=Q1, between=(0, 100))
    assert (found.possible, found.reachable_high, found.best_value) == (False, 55, 100)


def test_one_of_several_entities():
    written = unit_card()
    values = [
        MeasureRecord(m, Q1, v, entity=u)
        for u, of in {"north": {"a": 80, "port": 10}, "south": {"a": 50, "port": 90}}.items()
        for m, v in of.items()
    ]
    obs = observe(written, values=values)
    found = value_for(written, obs, measure="port", node="customer", status="amber", period=Q1, entity="north")
    assert (found.entity, found.value, found.node_score) == ("north", 70, 75)
    assert value_for(written, obs, measure="a", node="serve", score=75, period=Q1, entity="south").value == 60


def test_the_present_value_is_not_touched():
    written = card(measure("a"))
    obs = observe(written, values=records(a=20))
    value_for(written, obs, measure="a", node="customer", status="amber", period=Q1)
    assert evaluate(written, obs, period=Q1)["a"].value == 20
    assert what_if(written, obs, values={"a": 75}, period=Q1).after["customer"].status == "amber"
    assert what_if(written, obs, values={"a": 74.999}, period=Q1).after["customer"].status == "red"


def test_table():
    found = solved(card(measure("a"), measure("b")), status="amber", a=20, b=70)
    table = found.table()
    assert table.rows == (("a", "customer", 20, 80, 60, 80, 45, 75, 35, 85),)
    assert [note.text("en") for note in table.notes] == [
        "A at 80 instead of 20 lifts Customer to watch: its score is 75."
    ]


def test_refusals():
    written = unit_card()
    obs = observe(written)
    assert refusal(lambda: value_for(written, obs, measure="aa", node="custome", entity="nort"), error=UsageError) == [
        "there is no entity 'nort'. Did you mean 'north'? [unknown-entity]",
        "there are 2 periods. Name one of them: period='2026-Q2'. [period-open]",
        "measure: the card has no such measure; found 'aa'. Did you mean 'a'? [unknown-measure]",
        "node: the card has no such node; found 'custome'. Did you mean 'customer'? [unknown-node]",
        "exactly one of status and score is needed; found 'neither'. Write status='green', or score=80. [goal-open]",
    ]


@pytest.mark.parametrize("seed", range(12))
def test_any_card_reaches_it_and_slightly_less_does_not(seed):
    rng = np.random.default_rng(seed)
    rule = ("weighted_arithmetic", "weakest_link", "weighted_geometric")[seed % 3]
    direction = ("maximise", "minimise")[seed % 2]
    other = [measure(f"m{i}", weight=float(rng.uniform(0.1, 3))) for i in range(3)]
    written = card(measure("a", direction=direction, weight=float(rng.uniform(1, 3))), *other, roll_up=rule, cap=150)
    values = {f"m{i}": float(rng.uniform(60, 95)) for i in range(3)}
    start = 95.0 if direction == "minimise" else 5.0
    low = solved(written, score=0, a=start, **values)
    wanted = float(rng.uniform(low.reachable_low, low.reachable_high))
    found = solved(written, score=wanted, a=start, **values)
    assert found.possible
    assert found.value == found.present or found.node_score == pytest.approx(wanted, abs=3e-9)


def test_the_end_of_what_is_thinkable_is_named_as_it_is_written():
    """(100 + 50) / 2 is 75, at the last value that a percentage can have."""
    otif = measure("a", worst=80, target=100, unit={"kind": "percent"})
    damage = measure("b", worst=10, target=0, direction="minimise")
    found = solved(card(otif, damage), status="amber", a=94, b=5)
    assert (found.value, found.node_score) == (100.0, 75.0)


@pytest.mark.parametrize(
    ("direction", "worst", "target", "start", "printed", "said"),
    [
        ("maximise", 0, 7, 1, "5.605", "5.6049"),  # 0.8007 · 7 = 5.6049
        ("minimise", 7, 0, 6, "1.395", "1.3951"),  # 7 − 5.6049
        ("maximise", 0, 0.7, 0.1, "0.5605", "0.56049"),
        ("maximise", 0, 700, 1, "560.49", "560.49"),
    ],
)
def test_what_is_printed_as_needed_is_enough(direction, worst, target, start, printed, said):
    """A score of 80.07 takes 5.6049 of 7: 5.60, as the table said, is too little for it."""
    written = card(measure("a", direction=direction, worst=worst, target=target))
    found = solved(written, score=80.07, a=start)
    assert found.table().cells("en")[0][3] == printed
    assert found.verdict.text("en").startswith(f"A at {said} instead of {start} lifts")
    for number in (printed, said):
        assert solved(written, score=80.07, a=float(number)).change == 0


@pytest.mark.parametrize(
    ("direction", "worst", "target", "start", "said"),
    [
        ("maximise", 0, 2, 1, "1.333334"),
        ("minimise", 2, 0, 1.5, "0.6666666"),
        ("maximise", -5, 0, -4, "−1.666666"),
    ],
)
def test_words_never_fall_short_of_a_value_with_more_digits(direction, worst, target, start, said):
    """4/3, 2/3 and −5/3, which seven digits round to 1.333333, 0.6666667 and −1.666667: too little."""
    written = card(measure("a", direction=direction, worst=worst, target=target))
    found = solved(written, score=200 / 3, a=start)
    assert found.verdict.text("en").split()[2] == said
    assert solved(written, score=200 / 3, a=float(said.replace("−", "-"))).change == 0


def test_words_keep_every_whole_digit_of_a_large_value():
    written = card(measure("a", worst=0, target=2_000_000_000))
    obs = observe(written, values=records(a=1))
    found = value_for(written, obs, measure="a", node="a", score=200 / 3, period=Q1)
    assert found.verdict.text("en").startswith("A at 1 333 333 334 instead of 1 lifts A")


def test_a_score_that_falls_short_is_not_printed_as_the_one_wanted():
    found = solved(card(measure("a"), measure("b")), score=90, a=50, b=79.94)  # at most (100 + 79.94) / 2 = 89.97
    printed = found.table().to_text("en").splitlines()[3].split()
    assert not found.possible
    assert found.reachable_high == pytest.approx(89.97)
    assert "89.97" in printed
    assert "90.0" not in printed
    found = solved(card(measure("a"), measure("b")), score=82.5, a=50, b=64.96)  # no edge of a band
    assert "82.48" in found.table().to_text("en")
    found = solved(card(measure("a"), measure("b")), status="amber", a=50, b=49.992)
    assert "74.996" in found.table().to_text("en")
    nearly = solved(card(measure("a"), measure("b")), score=90, a=50, b=80 - 4e-8)
    assert "the best reachable score is 89.99999998, at 100." in nearly.verdict.text("en")


def test_the_status_at_the_value_has_its_probability():
    written = card(measure("a"), measure("b"))
    obs = observe(written, values=[MeasureRecord("a", Q1, 20), MeasureRecord("b", Q1, 70, standard_error=4)])
    found = value_for(written, obs, measure="a", node="customer", score=78, period=Q1)
    assert (found.value, found.status, found.error_known) == (86, "amber", 0.5)
    # the score is 78 with a standard error of 4 / 2: amber from 75 to 90
    assert found.probability == pytest.approx(ndtr((90 - 78) / 2) - ndtr((75 - 78) / 2), abs=1e-9)
    half = ndtri(0.975) * 2
    assert (found.low, found.high) == (pytest.approx(78 - half), pytest.approx(78 + half))
    keys = [column.key for column in found.table().columns]
    assert keys[-5:] == ["status", "low", "high", "probability", "error_known"]
    for lang, head, note in (
        ("en", "Probability of the status", "a new value counts as exact"),
        ("zh", "状态概率", "新数值除事件计数外"),
    ):
        assert head in found.table().to_text(lang)
        assert note in found.table().to_text(lang)
    assert found.to_frame()["probability"].tolist() == [found.probability]
    assert "probability" not in solved(written, status="amber", a=20, b=70).to_frame().columns


def test_numbers_of_arrays_and_frames_are_numbers():
    written = card(measure("a"), measure("b"))
    obs = observe(written, values=records(a=20, b=70))
    for score in (np.int64(80), np.float32(80)):
        found = value_for(
            written, obs, measure="a", node="customer", score=score, period=Q1, between=(np.int64(0), np.float32(95))
        )
        assert (found.value, found.wanted_score, found.searched) == (90, 80, (0, 95))
        assert type(found.wanted_score) is float
    said = [
        refusal(lambda s=s: value_for(written, obs, measure="a", node="b", score=s, period=Q1), error=UsageError)[0]
        for s in (True, 10**400)
    ]
    assert all(text.startswith("score: a finite number is needed; found '") for text in said)
    between = (0, 10**400)
    said = refusal(
        lambda: value_for(written, obs, measure="a", node="customer", score=80, period=Q1, between=between),
        error=UsageError,
    )
    assert said[0].endswith("Write between=(lowest, highest). [between-order]")


def test_a_value_into_a_band_is_printed_with_all_its_digits_where_there_is_none_at_present():
    """From 0 at 0 to 100 at 20: 75.02 points need 15.004, and 15.00 is too little."""
    fields = {"direction": "stay_in_band", "worst": None, "target": None}
    edges = {"worst_low": 0, "band_low": 20, "band_high": 40, "worst_high": 80}
    found = solved(card(measure("a", **fields, **edges), measure("b")), node="a", score=75.02, b=50)
    assert (found.present, found.value, found.digits) == (None, 15.004, 3)
    assert "15.004" in found.table().to_text("en")
