"""The template of logistics customer service has its fifth perspective and tells the failures it is made to show."""

from __future__ import annotations

from tests.templates import generated

NAME = "logistics_customer_service"


def test_card_is_sound() -> None:
    perspectives = ["financial", "customer", "internal_process", "learning_growth", "environment_society"]
    generated.check_card(NAME, perspectives=perspectives, counts=(15, 20, 20))


def test_data_are_true_to_what_is_stated() -> None:
    generated.check_values(NAME)
    generated.check_answers(NAME)
    generated.check_orders(NAME)


def test_statuses_are_mixed() -> None:
    generated.check_statuses(NAME)


def test_facilities_are_good_and_people_are_not() -> None:
    gaps = {row.id: row for row in generated.template(NAME).gaps.dimensions}
    assert gaps["tangibles"].p_adjusted > 0.05  # type: ignore[operator]
    worst = sorted(gaps, key=lambda d: gaps[d].gap)[:2]  # type: ignore[arg-type,return-value]
    assert set(worst) == {"responsiveness", "empathy"}


def test_key_customers_expect_most_and_perceive_least() -> None:
    """True means by class: expectation +0.25 and perception −0.1 for key customers."""
    truth = generated.template(NAME).truth["survey"]
    for by in truth["class_shift"].values():  # type: ignore[index]
        shares = truth["classes"]  # type: ignore[index]
        assert abs(sum(shares[c] * by[c] for c in by)) < 1e-3, "over all classes the stated means hold"
