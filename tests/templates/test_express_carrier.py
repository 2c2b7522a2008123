"""The template of an express carrier shows where it is behind its rival and what customers mind most."""

from __future__ import annotations

import scorecard as sc
from scorecard.logistics import ServiceProgramme
from tests.templates import generated

NAME = "express_carrier"


def test_card_is_sound() -> None:
    perspectives = ["financial", "customer", "internal_process", "learning_growth"]
    generated.check_card(NAME, perspectives=perspectives, counts=(14, 16, 19))


def test_data_are_true_to_what_is_stated() -> None:
    generated.check_values(NAME)
    generated.check_answers(NAME)
    generated.check_orders(NAME)


def test_a_rate_for_every_ten_thousand_has_its_unit_in_both_languages() -> None:
    """3.18 damaged parcels are those of 10 000; 票 alone, the word for parcels, would say that there were three."""
    unit = sc.load_template(NAME).measure("damage_rate").unit
    assert (unit.symbol("en"), unit.symbol("zh")) == ("/10k", "/万票")


def test_statuses_are_mixed() -> None:
    generated.check_statuses(NAME)


def test_what_matters_most_is_where_the_promise_fails() -> None:
    of = generated.template(NAME)
    quadrants = {point.id: point.quadrant for point in sc.importance_performance(of.survey).rows}
    concentrate = {item for item, quadrant in quadrants.items() if quadrant == "concentrate"}
    assert {"promised_day", "complaint_solved"} <= concentrate


def test_the_rival_is_ahead_in_keeping_promises() -> None:
    """Own means are those of the answers; the rival's lie where they are stated."""
    of = generated.template(NAME)
    table = generated.rows(NAME, "rivals")
    own = {row["item"]: row for row in table if row["company"] == "own"}
    rival = {row["item"]: row for row in table if row["company"] == "rival"}
    stated = of.truth["rivals"]["perception"]  # type: ignore[index]
    assert list(own) == list(rival) == list(stated) == [item.id for item in of.gaps.instrument.items]
    for item, mean in stated.items():
        error = float(rival[item]["standard_deviation"]) / int(rival[item]["n"]) ** 0.5
        assert abs(float(rival[item]["perception"]) - mean) <= generated.WIDE * error
    answers = generated.rows(NAME, "survey")
    codes = [int(row["P7"]) for row in answers if row["P7"]]
    assert own["promised_day"]["perception"] == f"{sum(codes) / len(codes):.4f}"
    assert float(rival["promised_day"]["perception"]) - float(own["promised_day"]["perception"]) > 0.5


def test_every_class_has_its_package_on_a_common_platform() -> None:
    programme = ServiceProgramme.model_validate_json(sc.template_files(NAME)["packages"].read_text("utf-8"))
    assert [package.customer_class for package in programme.packages] == ["key", "suitable", "general"]
    assert {s.phase for p in programme.packages for s in p.standards} == {
        "pre_transaction",
        "transaction",
        "post_transaction",
    }


def test_readme_leads_from_needs_and_rivals_to_packages() -> None:
    said = generated.run_readme(NAME).splitlines()
    assert "concentrate on promised_day" in said
    cells = {line.split()[0]: line.split()[1] for line in said if " [" in line}
    assert cells["promised_day"] == cells["complaint_solved"] == "match"
    assert cells["coverage"] == "save"
    assert said[-1].startswith("general shops ")
