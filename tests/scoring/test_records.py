"""Values from files: all problems at once, each with its place and its cure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._result import Provenance
from scorecard.errors import ObservationError, Place, UsageError
from scorecard.scoring import observe
from scorecard.series import MeasureRecord, ObservationRecords, Observations
from tests.scoring.cards import card, measure

HEADLINE = "The values cannot be used as they are."


def row(number: int) -> Place:
    return Place(file="kpi.csv", row=number)


def refused(*values: MeasureRecord, **fields: object) -> str:
    """Return the text of the error, without its headline."""
    measures = [
        measure("otif", unit={"kind": "percent"}, worst=80, target=98),
        measure("cost", unit={"kind": "currency", "currency": "EUR"}),
    ]
    with pytest.raises(ObservationError) as caught:
        observe(card(*measures, **fields), values=values)
    headline, _, rest = str(caught.value).partition("\n  ")
    assert headline == HEADLINE
    return rest


def test_values_of_files_and_by_hand_may_be_mixed():
    source = Provenance(source="kpi.csv", sha256="0" * 64)
    file = ObservationRecords((MeasureRecord("otif", "2026-Q1", 95.0, place=row(2)),), source)
    obs = observe(card(measure("otif")), values=[file, MeasureRecord("otif", "2026-Q3", 97.0)])
    assert isinstance(obs, Observations)
    assert obs.series("otif").tolist() == pytest.approx([95.0, float("nan"), 97.0, float("nan")], nan_ok=True)
    assert obs.provenances == (source,)
    assert observe(card(measure("otif")), values=file).series("otif")[0] == 95.0


def test_result_does_not_depend_on_the_order_of_the_rows():
    values = [MeasureRecord("a", f"2026-Q{q}", float(q), n=10 * q) for q in (1, 2, 3, 4)]
    values += [MeasureRecord("b", f"2026-Q{q}", float(-q)) for q in (2, 4)]
    measures = (measure("a"), measure("b"))
    assert (
        observe(card(*measures), values=values).numbers_json()
        == observe(card(*measures), values=values[::-1]).numbers_json()
    )


def test_unknown_measure_names_the_near_one():
    assert refused(MeasureRecord("otfi", "2026-Q1", 95.0, place=row(2))) == (
        "kpi.csv, row 2, column measure: the card has no such measure; found 'otfi'. Did you mean 'otif'? [unknown-measure]"
    )


def test_duplicate_names_both_places():
    first, second = (MeasureRecord("otif", "2026-Q1", 95.0, place=row(n)) for n in (2, 9))
    assert refused(first, second) == (
        "kpi.csv, row 9: otif already has a value in 2026-Q1 (kpi.csv, row 2); found '95'. Keep one of them. [value-twice]"
    )


def test_an_empty_row_beside_a_value_is_a_duplicate_too():
    """Else it would depend on the order of the rows whether the value is missing."""
    value, empty = MeasureRecord("otif", "2026-Q1", 95.0), MeasureRecord("otif", "2026-Q1")
    assert "[value-twice]" in refused(value, empty)
    assert "[value-twice]" in refused(empty, value)


def test_place_of_a_value_made_by_hand_is_its_position():
    assert refused(MeasureRecord("otif", "2026-Q1", 95.0), MeasureRecord("otif", "2026-Q1", 96.0)) == (
        "values.1: otif already has a value in 2026-Q1 (values.0); found '96'. Keep one of them. [value-twice]"
    )


BOTH = (
    MeasureRecord("otif", "2026-Q1", 95.0),
    MeasureRecord("otif", "2026-Q1", 97.0, scenario="plan"),
    MeasureRecord("otif", "2026-Q2", 98.0, scenario="Plan "),
)


def test_a_scenario_is_read_alone():
    """A plan beside the actual value is no duplicate; a forecast of a currency is no actual value's concern."""
    one = card(measure("otif"))
    foreign = MeasureRecord("otif", "2026-Q3", 5.0, currency="USD", scenario="forecast")
    for scenario, numbers in (("actual", [95.0, None]), ("plan", [97.0, 98.0]), ("计划", [97.0, 98.0])):
        obs = observe(one, values=[*BOTH, foreign], scenario=scenario)
        assert [None if v != v else v for v in obs.series("otif").tolist()] == [*numbers, *[None] * (4 - len(numbers))]
        assert obs.scenario == ("actual" if scenario == "actual" else "plan")
    assert observe(one, values=BOTH).scenario == "actual"


def test_a_duplicate_is_twice_within_one_scenario():
    again = MeasureRecord("otif", "2026-Q2", 99.0, scenario="plan")
    with pytest.raises(ObservationError) as caught:
        observe(card(measure("otif")), values=[*BOTH, again], scenario="plan")
    assert str(caught.value).splitlines()[1:] == [
        "  values.3: otif already has a value in 2026-Q2 (values.2); found '99'. Keep one of them. [value-twice]"
    ]
    assert observe(card(measure("otif")), values=[*BOTH, again]).series("otif")[0] == 95.0


@pytest.mark.parametrize(
    ("scenario", "line"),
    [
        ("pln", "no value belongs to the scenario pln. Did you mean 'plan'? [unknown-scenario]"),
        ("budget", "no value belongs to the scenario budget. Use one of: actual, plan. [unknown-scenario]"),
        (
            3,
            "a scenario has a name; found 'int'. Write scenario='actual', or the name of a plan or forecast. [scenario-kind]",
        ),
    ],
)
def test_a_scenario_that_nobody_wrote_is_refused(scenario, line):
    with pytest.raises(UsageError) as caught:
        observe(card(measure("otif")), values=BOTH, scenario=scenario)
    assert str(caught.value).splitlines()[1] == f"  {line}"


def test_a_plan_alone_is_no_actual_value():
    with pytest.raises(UsageError, match=r"no value belongs to the scenario actual\. Use one of: plan\."):
        observe(card(measure("otif")), values=BOTH[1:])


def test_another_currency_is_refused():
    assert refused(MeasureRecord("cost", "2026-Q1", 5.0, currency="USD", place=row(4))) == (
        "kpi.csv, row 4, column currency: cost is in EUR; found 'USD'. "
        "Convert the values to EUR, or change the currency in the card. [currency-other]"
    )


def test_mixed_currencies_are_refused_once():
    values = [
        MeasureRecord("cost", f"2026-Q{q}", 5.0, currency=c, place=row(q + 1))
        for q, c in ((1, "EUR"), (2, "USD"), (3, "USD"))
    ]
    assert refused(*values) == (
        "kpi.csv, row 3, column currency: cost has values in several currencies; found 'EUR, USD'. "
        "Convert all of them to EUR first. [currency-mixed]"
    )


def test_currency_for_a_measure_without_one_is_refused():
    assert refused(MeasureRecord("otif", "2026-Q1", 95.0, currency="EUR", place=row(2))) == (
        "kpi.csv, row 2, column currency: the unit of otif is no currency; found 'EUR'. "
        "Remove the currency, or write unit: {kind: currency, currency: …} in the card. [currency-stray]"
    )


def test_the_measure_s_own_currency_is_fine():
    obs = observe(
        card(measure("cost", unit={"kind": "currency", "currency": "EUR"})),
        values=[MeasureRecord("cost", "2026-Q1", 5.0, currency="EUR"), MeasureRecord("cost", "2026-Q2", 6.0)],
    )
    assert obs.series("cost")[:2].tolist() == [5.0, 6.0]


def test_all_problems_come_in_one_error():
    values = [
        MeasureRecord("otfi", "2026-Q1", 1.0, place=row(2)),
        MeasureRecord("otif", "2027-Q1", 95.0, place=row(3)),
        MeasureRecord("otif", "2026-Q1", 0.95, place=row(4)),
        MeasureRecord("otif", "2026-Q2", float("nan"), place=row(5)),
        MeasureRecord("otif", "2026-Q3", 95.0, entity="north", place=row(6)),
    ]
    with pytest.raises(ObservationError) as caught:
        observe(card(measure("otif", unit={"kind": "percent"}, worst=80, target=98)), values=values)
    assert dict(caught.value.counts) == {
        "unknown-measure": 1,
        "period-outside": 1,
        "percent-or-fraction": 1,
        "not-finite": 1,
        "unknown-entity": 1,
    }


def test_hundred_places_are_listed_and_all_are_counted():
    values = [MeasureRecord("otfi", "2026-Q1", 1.0, place=row(n)) for n in range(2, 152)]
    with pytest.raises(ObservationError) as caught:
        observe(card(measure("otif")), values=values)
    assert len(caught.value.problems) == 100
    assert caught.value.counts["unknown-measure"] == 150
    assert str(caught.value).splitlines()[-1] == "  … and 50 more of the kind [unknown-measure]"


@pytest.mark.parametrize("values", ["kpi.csv", [{"measure": "otif"}], [("otif", "2026-Q1", 95.0)]])
def test_values_that_were_not_read_yet_are_refused(values):
    with pytest.raises(UsageError) as caught:
        observe(card(measure("otif")), values=values)
    kind = type(values[0]).__name__
    assert str(caught.value) == (
        "Values must be what read_observations returns, or MeasureRecord objects.\n"
        f"  values must be what read_observations returns, or MeasureRecord objects; found '{kind}'. "
        "Read a file or a data frame with read_observations first. [values-kind]"
    )


def test_a_value_for_an_entity_to_which_the_measure_does_not_apply():
    described = card(
        measure("otif", entities=["north"]), entities=[{"id": e, "name": e.title()} for e in ("north", "south")]
    )
    values = [
        MeasureRecord("otif", "2026-Q1", 90.0, entity="north", place=row(2)),
        MeasureRecord("otif", "2026-Q1", 80.0, entity="south", place=row(3)),
        MeasureRecord("otif", "2026-Q2", entity="south", place=row(4)),
        MeasureRecord("otif", "2026-Q3", entity="south", applicable=False, place=row(5)),
    ]
    with pytest.raises(ObservationError) as caught:
        observe(described, values=values)
    (problem,) = caught.value.problems
    assert str(problem) == (
        f"{replace(row(3), field='entity')}: otif does not apply to this entity; found 'south'. "
        "Remove the value, or add the entity to those of the measure: north. [entity-not-meant]"
    )
    assert observe(described, values=[values[0], *values[2:]]).state[1].tolist() == [[1], [1], [2], [1]]


def test_text_where_a_number_belongs_is_refused_with_its_place():
    assert refused(MeasureRecord("cost", "2026-Q1", 5.0, n="many", place=row(2))) == (  # type: ignore[arg-type]
        "kpi.csv, row 2, column n: this is no finite number; found 'many'. "
        "Leave the cell empty where there is no value. [not-finite]"
    )
