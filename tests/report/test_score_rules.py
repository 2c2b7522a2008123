"""What a review says of its scores is true of its card."""

from __future__ import annotations

from scorecard.models import Period, Scorecard
from scorecard.report.score_rules import score_rules
from scorecard.templates import load_template
from tests.report.small import card
from tests.scoring.cards import card as scored_card
from tests.scoring.cards import measure, unscored


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


def ruled(**fields: object) -> Scorecard:
    """Return a card of measures with five rules, one of which changes, and the policies given."""
    steps = {"kind": "anchors", "points": [[1, 100], [4, 80], [24, 0]]}
    measures = [
        measure("reply", direction="minimise", worst=None, target=None, scoring=steps),
        measure("audit", scoring="yes_no"),
        measure("staff", scoring="unscored"),
        unscored("visits"),
        measure("fill", changes=[{"since": "2026-Q2", "scoring": {"kind": "tolerance", "tolerance": 10}}]),
    ]
    return scored_card(*measures, **fields)


def test_measures_with_another_rule_are_told_with_the_points_of_the_period() -> None:
    told = [rule.text("en") for rule in score_rules(ruled())]
    assert told[1:3] == [
        (
            "Measures with another rule: REPLY: linear between points (1 → 100, 4 → 80, 24 → 0); "
            "AUDIT: yes or no (no → 0, yes → 100)."
        ),
        "Measures that are shown only, without a score: STAFF, VISITS.",
    ]
    later = [rule.text("zh") for rule in score_rules(ruled(), period=Period.parse("2026-Q2"))]
    assert later[1] == (
        "采用其他规则的指标：REPLY：锚点之间线性插值（1 → 100，4 → 80，24 → 0）；AUDIT：是否判定（否 → 0，是 → 100）；"
        "FILL：以容差为单位的目标偏离（80 → 0，100 → 100）。"  # 50 points less per 10 below a target of 100
    )
    assert later[2] == "仅展示、不计分的指标：STAFF、VISITS。"


def test_what_a_missing_score_does_is_told_as_the_card_has_it() -> None:
    mean = "Objectives and perspectives: the weighted mean of what has a score below them. "
    assert score_rules(ruled(missing="floor", floor=40))[3].text("en") == (
        mean + "Where a score is missing, 40 stands for it."
    )
    assert score_rules(ruled(missing="blank", total=True))[3].text("zh").endswith("得分缺失时，上级也没有得分。")
    assert score_rules(ruled(missing="fail"))[3].text("en") == mean + "Where a score is missing, nothing is computed."
    described = ruled().model_dump(mode="json", exclude_unset=True)
    described["perspectives"][0] |= {"missing": "floor", "min_coverage": 0.6}
    assert score_rules(Scorecard.model_validate(described))[3].text("en") == (
        mean + "Where a score is missing, 0 stands for it (perspectives); "
        "it is left out and its weight is spread over the rest (objectives). "
        "No score is shown with a coverage below 60 % (perspectives)."
    )
    everywhere = score_rules(ruled(min_coverage=0.5))[3].text("en")
    assert everywhere.endswith("never counted as zero. No score is shown with a coverage below 50 %.")


def test_a_rule_that_many_measures_share_is_named_once() -> None:
    steps = {"kind": "anchors", "points": [[1, 100], [24, 0]]}
    of = scored_card(
        *(measure(f"m{n}", worst=None, target=None, direction="minimise", scoring=steps) for n in range(3))
    )
    told = score_rules(of)[1]
    assert told.text("en") == "Measures with another rule: M0, M1, M2: linear between points (1 → 100, 24 → 0)."
    assert told.text("zh") == "采用其他规则的指标：M0、M1、M2：锚点之间线性插值（1 → 100，24 → 0）。"
    of = scored_card(
        *(measure(f"m{n}", worst=None, target=None, direction="minimise", scoring=steps) for n in range(40))
    )
    told = score_rules(of)[1]
    first = [f"M{n}" for n in range(10)]
    assert told.text("en") == (
        f"Measures with another rule: {', '.join(first)} and 30 more: linear between points (1 → 100, 24 → 0)."
    )
    assert told.text("zh") == (
        f"采用其他规则的指标：{'、'.join(first)}及另外 30 项：锚点之间线性插值（1 → 100，24 → 0）。"
    )


def test_of_many_forms_of_a_rule_a_few_are_told_and_the_rest_counted() -> None:
    def steps(end: int) -> dict[str, object]:
        return {"kind": "anchors", "points": [[1, 100], [end, 0]]}

    def told(count: int) -> str:
        given = [
            measure(f"m{n}", worst=None, target=None, direction="minimise", scoring=steps(10 + n)) for n in range(count)
        ]
        return score_rules(scored_card(*given, measure("audit", scoring="yes_no")))[1].text("en")

    assert told(7).count("linear between points") == 7
    assert told(300).endswith(
        "M5: linear between points (1 → 100, 15 → 0); 294 further measures: linear between points, each as the card says; "
        "AUDIT: yes or no (no → 0, yes → 100)."
    )
    assert len(told(300)) < 600
