from __future__ import annotations

from dataclasses import replace

from scorecard.errors import UsageError
from scorecard.plots import prepare_strategy_map
from scorecard.plots.map_evidence import LISTED, map_evidence
from tests.charts import samples
from tests.refusal import refusal


def test_marks_are_the_rows_of_the_evidence() -> None:
    ev, evidence = samples.chain()
    found = map_evidence(evidence, ev.card)
    for link, row in zip(found.links, evidence.rows, strict=True):
        assert (link.cause, link.effect, link.verdict, link.n) == (row.source, row.target, row.verdict, row.n)
        assert (link.size, link.low, link.high) == (row.effect, row.low, row.high)
    assert found.message("en") == "the data support 2 of 5 links, and contradict 1"
    assert [link.verdict for link in found.listed] == ["contradicted", *["supported"] * 2, *["not_supported"] * 2]


def test_periods_of_fiscal_years_are_named_as_such() -> None:
    ev, evidence = samples.chain()
    fiscal = ev.card.model_copy(update={"calendar": ev.card.calendar.model_copy(update={"year_starts": 4})})
    assert "Data: FY2005-Q1 to FY2024-Q4" in map_evidence(evidence, fiscal).foot("en")


def test_foot_tells_lines_test_and_limits() -> None:
    ev, evidence = samples.chain()
    foot = map_evidence(evidence, ev.card).foot("en")
    assert foot == (
        "Arrow: cause and effect as the management team supposes them; its line says whether the data bear it out",
        "solid with a tick: supported, solid with a cross: contradicted, dashed: not supported, dotted: too little data",
        "Data: 2005-Q1 to 2024-Q4",
        (
            "p-values: two-sided, from 999 orders of the periods (seed 0), adjusted by Holm for the number of links tested "
            "(5); level 0.05."
        ),
        (
            "Effect: standard deviations of the result's unexpected change for one of the driver's; better counts as plus; "
            "95 % interval, not adjusted"
        ),
        (
            "Supported means that the two moved together as the map expects; something else may move both. Not supported "
            "means that it could not be shown, not that there is nothing."
        ),
    )


def test_words_of_a_map_with_evidence() -> None:
    ev = samples.kiosk_evaluation()
    data = prepare_strategy_map(ev, evidence=samples.made_up_evidence(ev))
    assert data.message("en").endswith("; the data support 4 of 13 links, and contradict 3")
    assert "supported, +0.62 (+0.42 to +0.82), n = 36)" in data.alt_text("en", "")
    assert "数据太少，完整数据行不足 12 行，n = 4）" in data.alt_text("zh", "")
    effects = [record["effects"] for record in data.table().records() if record["effects"] is not None]
    assert any(": contradicted, −0.44 (−0.64 to −0.24), n = 36" in effect.text("en") for effect in effects)
    assert any("(−)" in line for line in data.foot("en"))
    words = " ".join([*data.foot("en"), data.message("en"), data.alt_text("en", "")]).lower()
    assert "causal" not in words


def test_a_map_without_evidence_is_as_it_was() -> None:
    data = prepare_strategy_map(samples.kiosk_evaluation())
    assert data.evidence is None
    assert any("as the management team supposes them, not measured" in line for line in data.foot("en"))


def test_evidence_of_another_map_is_refused() -> None:
    _, evidence = samples.chain()
    card = samples.card()
    (message,) = refusal(lambda: map_evidence(evidence, card), error=UsageError)
    assert message == (
        "the evidence is about other links than those of the strategy map drawn; found '18 that only one of the two has'. "
        "Make it for the same card: link_evidence(card, obs). [evidence-differs]"
    )


def test_long_lists_keep_what_the_data_say_something_about() -> None:
    ev, evidence = samples.chain()
    found = map_evidence(evidence, ev.card)
    many = replace(found, links=(*[replace(found.links[0], verdict="too_little_data")] * 30, *found.links))
    assert len(many.listed) == LISTED
    assert many.listed[0].verdict == "contradicted"
    assert many.left_out == 35 - LISTED
    assert "links not in the list, but on the map: 11" in many.foot("en")[1]
    assert replace(found, links=found.links[:1]).message("zh").startswith("数据支持 1 条关联中的 ")
