"""The platform is the weakest rival or stricter custom, on the right side of each measure."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.logistics import ServicePackage, ServicePromise, ServiceStandard, basic_platform
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
