"""What a review says of its scores is true of its card."""

from __future__ import annotations

from scorecard.report.score_rules import score_rules
from scorecard.templates import load_template
from tests.report.small import card


def test_plain_cards_have_weighted_means() -> None:
    told = [rule.text("en") for rule in score_rules(card())]
    assert told[1] == (
        "Objectives and perspectives: the weighted mean of what has a score below them. "
        "A missing value is left out and its weight is spread over the rest; it is never counted as zero."
    )
    assert len(told) == 4
    assert all(rule.complete for rule in score_rules(card()))


def test_other_roll_ups_are_named_level_by_level() -> None:
    told = score_rules(load_template("third_party_logistics"))[1]
    assert told.text("en").startswith(
        "Scores from those below them: the total by fuzzy comprehensive evaluation (M(·,+)); "
        "perspectives by fuzzy comprehensive evaluation (M(·,+)); objectives by weighted arithmetic mean. "
    )
    assert told.text("zh").startswith(
        "上级得分由下级得分汇总：总分用模糊综合评价（M(·,+)）；维度用模糊综合评价（M(·,+)）；目标用加权算术平均。"
    )


def test_nodes_that_differ_within_a_level_are_named() -> None:
    of = load_template("self_service_kiosk")
    first, *others = of.perspectives
    mixed = of.model_copy(update={"perspectives": (first.model_copy(update={"roll_up": "weakest_link"}), *others)})
    mixed = type(of).model_validate(mixed.model_dump(mode="json", exclude_unset=True))
    told = score_rules(mixed)[1].text("en")
    assert (
        "Financial by weakest link; Customer, Internal process, Learning & growth by weighted arithmetic mean" in told
    )
