"""The platform is the weakest rival or stricter custom, on the right side of each measure."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.logistics import ServicePackage, ServicePromise, ServiceStandard, basic_platform
from scorecard.models.unit import Unit
from tests.refusal import refusal

WORDS = LocalText(en="word", zh="词")


def package(**promises: tuple[float, str]) -> ServicePackage:
    """Return a package with promises by measure."""
    standards = tuple(
        ServiceStandard(
            id=name, element=WORDS, phase="transaction", standard=WORDS, measure=name,
            promise=ServicePromise.model_validate({"value": value, "direction": direction}),
        )
        for name, (value, direction) in promises.items()
    )  # fmt: skip
    return ServicePackage(id="key", name=WORDS, customer_class="key", standards=standards)


RIVALS = {"a": {"otif": 0.9, "days": 3.0}, "b": {"otif": 0.95, "days": 1.0}}


@pytest.mark.parametrize(("own", "verdict"), [(0.89, "below"), (0.9, "level"), (0.91, "above")])
def test_more_is_better(own: float, verdict: str) -> None:
    row = basic_platform(package(otif=(own, "at_least")), RIVALS, directions={"days": "at_most"}).rows[0]
    assert (row.minimum, row.best, row.rivals, row.verdict) == (0.9, 0.95, 2, verdict)


@pytest.mark.parametrize(("own", "verdict"), [(4, "below"), (3, "level"), (2, "above")])
def test_less_is_better(own: float, verdict: str) -> None:
    row = basic_platform(package(days=(own, "at_most")), RIVALS, directions={"otif": "at_least"}).rows[0]
    assert (row.minimum, row.best, row.verdict) == (3, 1, verdict)


def test_custom_counts_where_it_is_stricter() -> None:
    own = package(otif=(0.92, "at_least"), days=(3, "at_most"), notice=(1, "at_least"))
    rows = basic_platform(
        own, RIVALS, custom={"otif": 0.93, "days": 5, "invoice": 1}, directions={"invoice": "at_least"}
    )
    assert {r.id: (r.minimum, r.verdict) for r in rows.rows} == {
        "otif": (0.93, "below"),
        "days": (3, "level"),
        "notice": (None, "no_minimum"),
        "invoice": (1, "missing"),
    }
    assert "低于平台" in rows.table().to_text("zh")


def test_flaws_are_told() -> None:
    tail = "one is kept. Write at_least or at_most in directions. [direction-missing]"
    assert refusal(lambda: basic_platform(package(otif=(0.9, "at_least")), RIVALS), error=AnalysisError) == [
        f"days: the package has no promise of this measure, and nothing tells on which side {tail}"
    ]
    own = package(otif=(0.9, "at_least"))
    assert refusal(
        lambda: basic_platform(own, {"a": {"otif": float("nan")}}, custom={"otif": float("inf")}), error=AnalysisError
    ) == [
        (
            "rivals.a.otif: a promise must be a finite number; found 'nan'. Leave it out where it is not known. "
            "[promise-infinite]"
        ),
        (
            "custom.otif: a promise must be a finite number; found 'inf'. Leave it out where it is not known. "
            "[promise-infinite]"
        ),
    ]


def test_a_side_that_there_is_not_is_told() -> None:
    def build() -> object:
        return basic_platform(package(days=(2, "at_most")), {"a": {"claims": 1}}, directions={"claims": "up"})  # type: ignore[dict-item]

    assert refusal(build, error=AnalysisError) == [
        (
            "directions.claims: a promise is kept on no such side; found 'up'. Use one of: at_least, at_most. "
            "[direction-unknown]"
        )
    ]


def of_unit(unit: str, value: float, direction: str = "at_least") -> ServiceStandard:
    """Return a standard of on-time delivery in a unit."""
    promise = ServicePromise.model_validate({"value": value, "direction": direction, "unit": {"kind": unit}})
    return ServiceStandard(
        id=f"on_time_{unit}_{round(1000 * value)}", element=WORDS, phase="transaction", standard=WORDS, measure="on_time",
        promise=promise,
    )  # fmt: skip


def owned(*standards: ServiceStandard) -> ServicePackage:
    """Return a package of standards."""
    return ServicePackage(id="key", name=WORDS, customer_class="key", standards=standards)


@pytest.mark.parametrize(
    ("unit", "own", "rival", "words"),
    [
        ("percent", 95, 0.97, "a percentage, and this looks like a fraction"),
        ("fraction", 0.95, 97, "a fraction, and this looks like a percentage"),
    ],
)
def test_a_percentage_beside_a_fraction_is_refused(unit: str, own: float, rival: float, words: str) -> None:
    """95 % was above a rival who promises 0.97."""
    package = owned(of_unit(unit, own))
    assert refusal(lambda: basic_platform(package, {"a": {"on_time": rival}}), error=AnalysisError) == [
        (
            f"rivals.a.on_time: the own promise is {words}; found '{rival}, own {float(own)}'. "
            "Write it in the unit of the own promise. [promise-unit]"
        )
    ]


def test_small_percentages_and_units_are_told() -> None:
    """Half a percent of damage beside two is no fraction; the table names the unit of all of its numbers."""
    found = basic_platform(owned(of_unit("percent", 2, "at_most")), {"a": {"on_time": 0.5}})
    assert (found.rows[0].verdict, found.rows[0].unit) == ("below", Unit(kind="percent"))
    assert found.table().rows[0][4] == LocalText(en="%", zh="%")
    assert basic_platform(package(days=(2, "at_most")), {}).table().rows[0][4] is None


def test_two_promises_of_one_measure_are_refused() -> None:
    """The last one counted; the same promise in two standards is one."""
    twice = owned(of_unit("percent", 95), of_unit("percent", 98))
    assert refusal(lambda: basic_platform(twice, {"a": {"on_time": 96}}), error=AnalysisError) == [
        (
            "standards.1.promise: two standards of the package promise this measure differently; "
            "found 'on_time: at_least 98.0, and at_least 95.0'. "
            "Keep the one that is to be compared, or give the other a measure of its own. [measure-twice]"
        )
    ]
    same = owned(of_unit("percent", 95), of_unit("percent", 95).model_copy(update={"id": "again"}))
    assert [row.verdict for row in basic_platform(same, {"a": {"on_time": 96}}).rows] == ["below"]
