"""Comparisons with the best and the worst, and what contradicts them."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting.best_worst_comparisons import Comparisons, InconsistentPair, read_comparisons


def read(first: object, second: object, **options: object) -> Comparisons:
    """Read comparisons with everything left out that may be."""
    return read_comparisons(first, second, **{"labels": None, "best": None, "worst": None, **options})  # type: ignore[arg-type]


def test_the_car_of_rezaei() -> None:
    found = read([2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    assert (found.best, found.worst, found.best_to_worst) == ("2", "5", 8)
    # 3 × 3 = 9 instead of 8, over 8² − 8
    assert found.inconsistent == (InconsistentPair("4", 3, 3, 9, 8, 1 / 56),)
    assert found.consistency_ratio == 1 / 56
    assert found.threshold == 0.2958  # Liang et al. (2020), scale 8, five criteria


def test_mappings_may_stand_in_any_order() -> None:
    found = read({"a": 1, "b": 2, "c": 6}, {"c": 1, "a": 6, "b": 3})
    assert (found.ids, found.others_to_worst) == (("a", "b", "c"), (6, 3, 1))
    assert (found.inconsistent, found.consistency_ratio) == ((), 0.0)
    assert found.threshold == 0.1330


def test_the_worst_contradiction_comes_first() -> None:
    found = read({"a": 1, "b": 2, "c": 4, "d": 4}, {"a": 4, "b": 4, "c": 2, "d": 1})
    assert [(pair.id, pair.ratio) for pair in found.inconsistent] == [("b", 4 / 12), ("c", 4 / 12)]
    found = read({"a": 1, "b": 3, "c": 4, "d": 4}, {"a": 4, "b": 1, "c": 4, "d": 1}, worst="d")
    assert [(pair.id, pair.ratio) for pair in found.inconsistent] == [("c", 12 / 12), ("b", 1 / 12)]


@pytest.mark.parametrize(
    ("first", "second"),
    [([1, 2], [2, 1]), ([1, 2, 2], [2, 2, 1]), ([1, 2, 4.5], [4.5, 2, 1]), ([1, *[2] * 8, 9], [9, *[2] * 8, 1])],
)
def test_no_threshold_where_the_source_has_none(first: list[float], second: list[float]) -> None:
    assert read(first, second).threshold is None


def test_all_alike_needs_the_ends_named() -> None:
    found = read([1, 1, 1], [1, 1, 1], best="1", worst="3")
    assert (found.best, found.worst, found.consistency_ratio, found.threshold) == ("1", "3", 0.0, None)


def refused(*given: object, **options: object) -> list[str]:
    """Return the problems of comparisons that cannot be used."""
    with pytest.raises(AnalysisError) as caught:
        read(*given, **options)
    headline, *lines = str(caught.value).splitlines()
    assert headline == "The comparisons cannot be used."
    return [line.strip() for line in lines]


def test_ids_that_do_not_fit() -> None:
    cure = "Compare every criterion with the best and with the worst. [comparison-missing]"
    assert refused({"a": 1, "b": 0.5}, {"a": "x", "c": 1}) == [
        f"others_to_worst: a criterion is not compared; found 'b'. {cure}",
        f"best_to_others: a criterion is not compared; found 'c'. {cure}",
        (
            "best_to_others.b: a comparison must be a number from 1 up; found '0.5'. "
            "Say how many times as important it is; 1 if as important, usually at most 9. [comparison-unusable]"
        ),
        (
            "others_to_worst.a: a comparison must be a number from 1 up; found 'x'. "
            "Say how many times as important it is; 1 if as important, usually at most 9. [comparison-unusable]"
        ),
    ]
    assert refused([1, 2, 3], [3, 2, 1], labels=["a", "a"]) == [
        (
            "there must be one label for each criterion; "
            "found '2 labels for 3 comparisons with the best and 3 with the worst'. "
            "Give the labels in the order of the criteria. [labels-unequal]"
        ),
        "a label stands twice; found 'a'. Give each criterion a label of its own. [duplicate-label]",
    ]
    assert refused([1], [1]) == ["at least two criteria are compared. Add a criterion. [too-few-criteria]"]


def test_ends_that_are_not_clear() -> None:
    assert refused([1, 1, 3], [3, 2, 2]) == [
        (
            "the best criterion must be compared by 1 with itself, and named where others are as well; found '1, 2'. "
            "Name it: best=…. [end-unclear]"
        ),
        (
            "the worst criterion must be compared by 1 with itself, and named where others are as well; "
            "found 'none is compared by 1'. Name it: worst=…. [end-unclear]"
        ),
    ]
    assert refused({"price": 1, "speed": 2}, {"price": 2, "speed": 1}, best="prise", worst="price") == [
        "the best criterion is not compared; found 'prise'. Did you mean 'price'? [unknown-criterion]",
        (
            "price: the worst criterion must be compared by 1 with itself; found '2'. "
            "Write 1, or name another one. [end-not-one]"
        ),
    ]
    assert refused([1, 2], [1, 2]) == [
        "the best and the worst criterion are the same; found '1'. Name two: best=… and worst=…. [ends-equal]"
    ]


def test_contradictions_that_no_weights_can_mend() -> None:
    assert refused([1, 2, 8], [7, 2, 1]) == [
        (
            "best to worst is compared twice, with different results; found '8 in best_to_others, 7 in others_to_worst'. "
            "Write the same number in both. [best-to-worst-twice]"
        )
    ]
    assert refused([1, 9, 8], [8, 2, 1]) == [
        (
            "best_to_others.2: a criterion is further away than best and worst are from each other, 8; found '9'. "
            "Lower it, or choose another best or worst. [beyond-worst]"
        )
    ]


def test_labels_in_another_order_leave_each_comparison_with_its_name() -> None:
    first, second = {"a": 1, "b": 2, "c": 8}, {"c": 1, "b": 4, "a": 8}
    plain, labelled = read(first, second), read(first, second, labels=["c", "a", "b"])
    assert labelled.ids == ("c", "a", "b")
    for name, best, worst in zip(plain.ids, plain.best_to_others, plain.others_to_worst, strict=True):
        at = labelled.ids.index(name)
        assert (labelled.best_to_others[at], labelled.others_to_worst[at]) == (best, worst)
