"""Adjusted p-values equal the published example and R."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.stats.multiplicity import adjust, benjamini_hochberg, bonferroni, holm
from tests.refusal import refusal

# Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57, 289-300; adjusted by R p.adjust
P = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
HOLM = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1]
BH = [
    0.0015,
    0.003,
    0.0095,
    0.035625,
    0.0603,
    0.06385714,
    0.06385714,
    0.0645,
    0.0765,
    0.486,
    0.58118182,
    0.714875,
    0.75323077,
    0.81321429,
    1,
]


def test_published_example() -> None:
    assert holm(P) == pytest.approx(HOLM, abs=1e-8)
    assert benjamini_hochberg(P) == pytest.approx(BH, abs=1e-8)
    assert bonferroni(P)[:4] == pytest.approx([0.0015, 0.006, 0.0285, 0.1425], abs=1e-12)
    assert bonferroni(P)[-1] == 1


def test_order_given_does_not_matter() -> None:
    turned = P[::-1]
    assert holm(turned) == holm(P)[::-1]
    assert benjamini_hochberg(turned) == benjamini_hochberg(P)[::-1]


def test_undefined_tests_are_not_counted() -> None:
    assert holm([None, 0.02, None, 0.03]) == (None, 0.04, None, 0.04)
    assert benjamini_hochberg([None, 0.02, 0.03]) == (None, 0.03, 0.03)
    assert bonferroni([None, 0.02]) == (None, 0.02)
    assert holm([]) == ()
    assert holm([None]) == (None,)


def test_p_value_outside_its_range_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        holm([0.2, 1.2])
    assert str(caught.value) == (
        "A p-value must lie between 0 and 1.\n"
        "  a p-value must lie between 0 and 1; found '1.2'. Give None for an undefined test. [bad-p-value]"
    )


def test_method_by_its_name() -> None:
    assert adjust(P) == holm(P)
    assert adjust(P, method="benjamini_hochberg") == benjamini_hochberg(P)
    assert adjust(P, method="bonferroni") == bonferroni(P)
    assert adjust([0.1, None], method="none") == (None, None)


def test_a_method_that_there_is_not_is_refused_and_not_taken_for_another() -> None:
    assert refusal(lambda: adjust([0.01, 0.2], method="bh"), error=UsageError) == [  # type: ignore[arg-type]
        (
            "method has no such option; found 'bh'. "
            "Use one of: holm, benjamini_hochberg, bonferroni, none. [unknown-option]"
        )
    ]
