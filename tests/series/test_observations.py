"""Observations: read-only arrays with names, and a table that shows what is there."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import observe
from scorecard.series import MeasureRecord, Observations, position
from tests.refusal import refusal
from tests.scoring.cards import card, measure

NORTH_SOUTH = [{"id": "north", "name": {"en": "North", "zh": "北区"}}, {"id": "south", "name": "South"}]


def observations() -> Observations:
    return observe(
        card(measure("otif", unit={"kind": "percent"}), measure("damage"), entities=NORTH_SOUTH),
        values=[
            MeasureRecord("otif", "2026-Q2", entity="south", numerator=188, denominator=200, note="strike"),
            MeasureRecord("damage", "2026-Q1", entity="north", applicable=False),
            MeasureRecord("damage", "2026-Q1", 0.0, entity="south", n=40, standard_error=0.5),
        ],
    )


def test_series_of_a_measure():
    obs = observations()
    assert obs.series("otif", entity="south").tolist() == pytest.approx(
        [float("nan"), 94.0, *[float("nan")] * 2], nan_ok=True
    )
    assert np.isnan(obs.series("otif", entity="north")).all()


def test_arrays_cannot_be_changed():
    obs = observations()
    for array in (obs.value, obs.n, obs.state, obs.standard_error, obs.numerator, obs.denominator, obs.confidence):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0, 0] = 1


def test_table_shows_values_zero_included_and_leaves_missing_out():
    rows = observations().table().records()
    assert [(r["entity"], r["period"], r["measure"], r["value"]) for r in rows] == [
        ("north", "2026-Q1", "damage", None),
        ("south", "2026-Q1", "damage", 0.0),
        ("south", "2026-Q2", "otif", 94.0),
    ]
    assert [r["state"].text("en") for r in rows] == ["not applicable", "usable", "usable"]
    assert (rows[2]["numerator"], rows[2]["denominator"], rows[2]["note"]) == (188.0, 200.0, "strike")
    assert "不适用" in observations().table().to_text("zh")


def test_table_prints_values_as_finely_as_their_measures():
    """A value of 0.0023 with a standard error of 0.00012, whose reference values have three and four digits."""
    obs = observe(
        card(measure("a", worst=0.02, target=0.0015, direction="minimise")),
        values=[MeasureRecord("a", "2026-Q1", 0.0023, n=40, standard_error=0.00012)],
    )
    cells = dict(zip((c.key for c in obs.table().columns), obs.table().cells("en")[0], strict=True))
    assert (cells["value"], cells["standard_error"]) == ("0.0023", "0.00012")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda o: o.series("otfi", entity="north"),
            "There is no measure 'otfi'.\n  there is no measure 'otfi'. Did you mean 'otif'? [unknown-measure]",
        ),
        (
            lambda o: o.series("otif", entity="east"),
            "There is no entity 'east'.\n  there is no entity 'east'. Use one of: north, south. [unknown-entity]",
        ),
        (
            lambda o: o.series("otif"),
            "There are 2 entities.\n  there are 2 entities. Name one of them by entity=…. [entity-open]",
        ),
    ],
)
def test_questions_that_cannot_be_answered(call, message):
    with pytest.raises(UsageError) as caught:
        call(observations())
    assert str(caught.value) == message


def test_shape_that_does_not_fit_the_names_is_refused():
    obs = observations()
    fields = {
        name: getattr(obs, name)
        for name in (
            "card",
            "entities",
            "periods",
            "measures",
            "standard_error",
            "n",
            "numerator",
            "denominator",
            "confidence",
            "state",
        )
    }
    with pytest.raises(UsageError) as caught:
        Observations(**fields, value=np.zeros((2, 4, 3)))
    assert str(caught.value) == (
        "An array of observations does not fit entities × periods × measures.\n"
        "  an array of observations does not fit entities × periods × measures; found '(2, 4, 3) for (2, 4, 2)'. "
        "Build observations with observe(). [observations-shape]"
    )


def test_position_is_found_or_the_near_name_is_told():
    assert position("b", ("a", "b"), "node") == 1
    with pytest.raises(UsageError) as caught:
        position("custmer", ("customer", "financial"), "node")
    assert (
        str(caught.value)
        == "There is no node 'custmer'.\n  there is no node 'custmer'. Did you mean 'customer'? [unknown-node]"
    )


def test_table_shows_the_ranges_where_there_are_any():
    assert "low" not in [column.key for column in observations().table().columns]
    values = [
        MeasureRecord("damage", "2026-Q1", 2.0, low=1.0, high=4.0),
        MeasureRecord("otif", "2026-Q1", 90.0),
        MeasureRecord("otif", "2026-Q2", 91.0, low=90.0, high=95.0, shape="triangular"),
    ]
    table = observe(card(measure("otif"), measure("damage")), values=values).table()
    places = [i for i, column in enumerate(table.columns) if column.key in ("low", "high", "shape")]
    shown = [tuple(row[i] for i in places) for row in table.rows]
    assert shown[0] == (None, None, None)
    assert shown[1][:2] == (1.0, 4.0)
    assert (shown[1][2].en, shown[1][2].zh, shown[2][2].zh) == ("PERT", "PERT 分布", "三角分布")
    assert shown[2][:2] == (90.0, 95.0)


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("2026Q2", "Did you mean '2026-Q2'?"),
        ("2026 q2", "Did you mean '2026-Q2'?"),
        ("2026-Q5", "Did you mean '2026-Q4'?"),
        ("2026-04", "Use one of: 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4."),
        ("2026-11-30", "Use one of: 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4."),
        ("2026", "Use one of: 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4."),
    ],
)
def test_a_month_or_day_is_never_taken_for_a_quarter_that_looks_like_it(written: str, cure: str) -> None:
    quarters = tuple(f"2026-Q{q}" for q in range(1, 5))
    assert refusal(lambda: position(written, quarters, "period"), error=UsageError) == [
        f"there is no period '{written}'. {cure} [unknown-period]"
    ]
