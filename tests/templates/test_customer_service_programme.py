"""The programme leads through four steps and ends in standards for each class of customers."""

from __future__ import annotations

import scorecard as sc
from scorecard.logistics import ServiceProgramme
from tests.templates import generated

NAME = "customer_service_programme"
CLASSES = ["key", "suitable", "general"]


def test_card_is_sound() -> None:
    steps = ["identify_customers", "find_most_valuable", "ask_wanted_service", "set_standards"]
    generated.check_card(NAME, perspectives=steps, counts=(12, 18, 18))
    card = generated.template(NAME).card
    definitions = [p.definition for p in card.perspectives]
    assert [d.text("en")[:7] for d in definitions if d] == ["Step 1:", "Step 2:", "Step 3:", "Step 4:"]
    assert [d.text("zh")[:3] for d in definitions if d] == ["第一步", "第二步", "第三步", "第四步"]


def test_data_are_true_to_what_is_stated() -> None:
    generated.check_values(NAME)
    generated.check_answers(NAME)
    generated.check_orders(NAME)


def test_statuses_are_mixed() -> None:
    generated.check_statuses(NAME)


def test_one_level_for_all_means_that_key_customers_miss_their_standard() -> None:
    evaluation = generated.template(NAME).evaluation
    assert evaluation["on_time_general"].status == "green"
    assert evaluation["on_time_key"].status == "red"


def test_wanted_service_lies_where_it_is_stated() -> None:
    of = generated.template(NAME)
    zone = sc.zone_of_tolerance(sc.read_survey(sc.template_files(NAME)["wanted"], of.card.surveys["wanted"]))
    truth = of.truth["wanted"]
    assert zone.n == truth["n"]  # type: ignore[index]
    roles = truth["roles"]  # type: ignore[index]
    for row in zone.items:
        for value, given in ((row.minimum, roles["minimum"]), (row.desired, roles["desired"])):
            assert value is not None
            assert abs(value - given[row.id]) < 0.45
    assert zone.row("complaint_answer").position == "below"


def test_standards_of_a_class_are_those_of_the_card_and_no_lower_than_the_platform() -> None:
    programme = ServiceProgramme.model_validate_json(sc.template_files(NAME)["packages"].read_text("utf-8"))
    assert [package.customer_class for package in programme.packages] == CLASSES
    promised = [{s.id: s.promise.value for s in p.standards if s.promise} for p in programme.packages]
    card = generated.template(NAME).card
    for name, own in zip(CLASSES, promised, strict=True):
        assert card.measure(f"on_time_{name}").target == 100 * own["on_time"]
    for standard in promised[2]:
        values = [own[standard] for own in promised]
        assert values == sorted(values, reverse=True)


def test_readme_walks_through_the_steps_to_the_standards() -> None:
    said = generated.run_readme(NAME)
    assert "'external':" in said
    assert "key on_time 0.98 98 % 的订单在承诺日期当天或之前送达。" in said
    assert "Key 关键 pre_transaction minimum" in said
