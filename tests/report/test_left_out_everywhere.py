"""A card with evidence of every kind: what is confidential stands on no page, in no chart, in no form."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import cast

import pytest
from pypdf.generic import DictionaryObject

import scorecard as sc
from scorecard._text import LANGS, Lang
from scorecard.errors import ReportError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.logistics import service_performance_of_counts
from scorecard.models import ReviewNotes, Scorecard
from scorecard.report import Evidence, Review, review
from scorecard.report.document import Section
from scorecard.report.look import Edition
from scorecard.scoring import Evaluation
from scorecard.series import MeasureRecord
from scorecard.survey import Survey, build_survey
from scorecard.weighting import WeightUncertainty
from tests.logistics.cells import Line, Order, counts
from tests.refusal import refusal
from tests.report.kiosk import dense, reader
from tests.report.small import card

ROLES = ("expectation", "perception", "importance", "minimum", "desired")
PERIODS = [f"{year}-Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4)]
LAST = PERIODS[-1]


def questionnaire(name: str, *, said: str, zh: str) -> dict[str, object]:
    """Return the declaration of a survey whose every text begins alike."""
    items = [
        {"id": f"{name}_{i}", "text": {"en": f"{said} item {i}", "zh": f"{zh}题项{i}"}, "dimension": f"{name}_care"}
        for i in (1, 2, 3)
    ]
    instrument = {
        "id": name,
        "name": {"en": f"{said} survey", "zh": f"{zh}调查"},
        "roles": list(ROLES),
        "scale": {"low": 1, "high": 7},
        "dimensions": [{"id": f"{name}_care", "name": {"en": f"{said} care", "zh": f"{zh}关怀"}}],
        "items": items,
    }
    return {"instrument": instrument, "layout": {"columns": {role: f"{role}{{number}}" for role in ROLES}}}


def answers(of: Scorecard, name: str, shift: int) -> Survey:
    """Return sixty answers in two groups, those of one survey apart from those of another."""
    declared = of.surveys[name]
    columns: dict[str, list[object]] = {
        f"{role}{i}": [1 + (k * (i + r + shift) + r) % 7 for k in range(60)]
        for r, role in enumerate(ROLES)
        for i in (1, 2, 3)
    }
    columns["region"] = ["north" if k % 2 else "south" for k in range(60)]
    layout = declared.layout.model_copy(update={"segments": {"region": "region"}})
    assert isinstance(declared.instrument, Instrument)
    assert isinstance(layout, ColumnLayout)
    return build_survey(declared.instrument, layout, columns, provenance=sc.Provenance(f"{name}.csv"))


def measure(name: str, *, en: str, zh: str, **more: object) -> dict[str, object]:
    """Return a measure."""
    return {"id": name, "name": {"en": en, "zh": zh}, "worst": 0, "target": 100, **more}


@cache
def whole() -> Scorecard:
    """Return the card: one secret beside an open measure, one alone, one fed by a survey."""
    fed = {"survey": "asked", "statistic": "gap", "of": "overall"}
    open_ = {"survey": "heard", "statistic": "gap", "of": "overall"}
    one = [
        measure("punctual", en="Punctuality", zh="准时率", definition="All but qzmargin."),
        measure("qzmargin", en="Zyx margin", zh="玄机毛利", confidential=True, owner="Qwerty Owner"),
    ]
    two = [measure("qzalone", en="Zyx reserve", zh="玄机储备", confidential=True)]
    three = [
        measure("qzfelt", en="Zyx feeling", zh="玄机感受", confidential=True, source=fed) | {"worst": -2, "target": 1},
        measure("felt", en="Welcome", zh="亲切度", source=open_) | {"worst": -2, "target": 1},
    ]
    initiatives = [{"id": "i1", "name": "Raise Zyx margin"}, {"id": "i2", "name": "Train the crew"}]
    objectives = [
        {"id": "serve", "name": {"en": "Serve", "zh": "服务"}, "measures": one, "initiatives": initiatives},
        {"id": "qzkeep", "name": {"en": "Zyx keep", "zh": "玄机留存"}, "measures": two},
        {"id": "please", "name": {"en": "Please", "zh": "满意"}, "measures": three},
    ]
    links = [
        {"cause": "qzkeep", "effect": "serve", "delay": 1},
        {"cause": "please", "effect": "serve", "delay": 1, "note": "Zyx margin says so."},
    ]
    return card(
        calendar={"first": PERIODS[0], "last": LAST},
        perspectives=[{"id": "customer", "name": {"en": "Customer", "zh": "客户"}, "objectives": objectives}],
        total=True,
        strategy_map={"links": links},
        surveys={
            "asked": questionnaire("qzasked", said="Wvut", zh="玄机问"),
            "heard": questionnaire("heard", said="Plain", zh="平常"),
        },
        notes=["Figures are made up.", "The ZYX MARGIN is for the board."],
    )


SECRET_VALUES = {"qzmargin": 41.67, "qzalone": 27.83}


@cache
def evaluations() -> tuple[Evaluation, Evaluation]:
    """Return the last period and the one before."""
    of = whole()
    values = [
        MeasureRecord("punctual", p, value=61.37 + (i * 7) % 5, n=90, standard_error=2.0) for i, p in enumerate(PERIODS)
    ]
    values += [
        MeasureRecord(name, p, value=value - (i * 5) % 7 * (p != LAST), n=90, standard_error=2.0, note="Qwerty note")
        for name, value in SECRET_VALUES.items()
        for i, p in enumerate(PERIODS)
    ]
    surveys = {name: {LAST: sc.gap_analysis(answers(of, name, k))} for k, name in enumerate(("asked", "heard"))}
    obs = sc.observe(of, surveys=surveys, values=values)
    now, before = (sc.evaluate(of, obs, period=p) for p in (LAST, PERIODS[-2]))
    return now, before


def evidence() -> list[Evidence]:
    """Return every kind of evidence, of what is secret and of what is not."""
    of, (now, before) = whole(), evaluations()
    obs = now.observations
    found: list[Evidence] = []
    for k, name in enumerate(("asked", "heard")):
        survey = answers(of, name, k)
        gaps = sc.gap_analysis(survey, by="region")
        found += [gaps, survey, sc.reliability(survey), sc.importance_performance(survey), sc.zone_of_tolerance(survey)]
        found.append(gaps.heat_map())
    found += [now.waterfall(before, node=node) for node in ("total", "qzkeep")]
    found += [sc.change(obs, name) for name in ("qzmargin", "punctual")]
    found.append(sc.uncertainty(of, obs, period=LAST, draws=200, seed=3))
    found.append(sc.robustness(of, obs, period=LAST, draws=200, seed=3))
    found.append(sc.weight_tornado(of, obs, node="serve", period=LAST))
    found.append(sc.link_evidence(of, obs))
    found.append(
        sc.rank_acceptability(
            {"a": [0.2, 0.4], "b": [0.5, 0.1]}, WeightUncertainty.free(["qzmargin", "punctual"]), draws=200, seed=1
        )
    )
    orders = [Order((Line({}),), period=LAST)] * 3
    found.append(service_performance_of_counts(counts(orders, period="quarter")))
    return found


NOTES = ReviewNotes.model_validate(
    {
        "actions": [
            {"what": "Lift the Zyx margin"},
            {"what": "Paint the hall", "note": "waits for qzalone"},
            {"what": "Mend the roof"},
        ],
        "decisions": [{"what": "提高玄机毛利"}, {"what": "Open on Sundays", "owner": "Board"}],
        "customer_feedback": ["Customers ask about the zyx reserve.", "Customers like the hall."],
        "audit_results": "Zyx keep was audited.",
    }
)
SECRETS = (
    "qzmargin", "qzalone", "qzfelt", "qzkeep", "qzasked", "zyx", "玄机", "qwerty", "wvut",
    "41.7", "40.7", "58.3", "27.8", "26.8", "72.2",
)  # fmt: skip


def made(confidential: str = "leave out", sections: tuple[Section, ...] | None = None) -> Review:
    """Return the review."""
    now, before = evaluations()
    return review(
        whole(),
        now,
        evidence=evidence(),
        notes=NOTES,
        previous=before,
        suppliers=("qzkeep", "please"),
        report_date=date(2026, 1, 15),
        confidential=confidential,  # type: ignore[arg-type]  # one of two words
        sections=sections,
    )


SAID = re.compile(r'(?:alt|aria-label|title|id|href)="([^"]*)"')
"""What a tag says or is called."""


@cache
def written(form: str, lang: Edition, confidential: str = "leave out") -> str:
    """Return everything that the review says, without white space, in small letters, charts in words too."""
    of = made(confidential)
    if form == "html":
        page = re.sub(r"<style.*?</style>", "", of.to_html(lang=lang).decode(), flags=re.DOTALL)
        return dense(re.sub(r"<[^>]*>", lambda tag: " ".join(SAID.findall(tag[0])), page)).casefold()
    book = reader(of.to_pdf(lang=lang))
    said = [page.extract_text() for page in book.pages]
    objects = [book.get_object(number) for number in range(1, cast("int", book.trailer["/Size"]))]
    said += [str(found["/Alt"]) for found in objects if isinstance(found, DictionaryObject) and "/Alt" in found]
    said += [str(mark) for mark in book.outline]
    return dense(" ".join(said)).casefold()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["html", pytest.param("pdf", marks=pytest.mark.slow)])
def test_nothing_confidential_is_told_on_any_page(form: str, lang: Lang) -> None:
    said = written(form, lang)
    assert [secret for secret in SECRETS if secret in said] == []
    wanted = {
        "en": ("Punctuality", "Welcome", "Plain item 2", "61.4", "Mend the roof", "Open on Sundays", "Signal or noise", "Train the crew"),
        "zh": ("准时率", "亲切度", "平常题项2", "61.4", "Mend the roof", "是信号还是波动", "Train the crew"),
    }[lang]  # fmt: skip
    assert [word for word in wanted if dense(word).casefold() not in said] == [], "everything else is there"


@pytest.mark.slow
def test_the_same_words_are_told_where_they_may_be() -> None:
    """The test above would see them."""
    said = written("html", "en", "show")
    absent = [secret for secret in SECRETS if secret not in said and not re.search("[一-龥]", secret)]
    assert absent == []


@pytest.mark.slow
def test_parts_that_held_nothing_else_say_so() -> None:
    pages = dense(made(sections=("certainty", "suppliers", "data")).to_html().decode())
    assert dense("Measures marked confidential that are left out: 3.") in pages
    assert dense("Results left out because they would tell the values of these measures: 11.") in pages
    assert dense("Notes whose words are left out because they name these measures: 5.") in pages
    assert dense("Please †") in pages
    assert dense("† and the total contain 3 measures marked confidential") in pages


@pytest.mark.slow
def test_a_part_that_held_nothing_else_says_so() -> None:
    now, _ = evaluations()
    secret = [one for one in evidence() if "qz" in str(getattr(one, "measure", "")) or "qz" in getattr(one, "node", "")]
    assert len(secret) == 2, "a series and the steps of a change"
    for lang, words in (("en", "Left out, since it would tell"), ("zh", "涉及标为保密的指标，未予列出。")):
        said = review(whole(), now, evidence=secret, suppliers=("qzkeep",)).to_html(lang=lang).decode()  # type: ignore[arg-type]  # one of two languages
        assert said.count(words) == 3, "why the score moved, behaviour, suppliers"
        assert {"en": "left out, confidential", "zh": "保密，未列出"}[lang] in said, "on the agenda"


def test_a_message_that_names_one_is_refused() -> None:
    now, _ = evaluations()
    assert refusal(lambda: review(whole(), now, message="Our zyx MARGIN fell."), error=ReportError) == [
        (
            "message: the message names a measure that is left out as confidential. Word it without, or print such "
            'measures with confidential="show". [review-message]'
        )
    ]
    assert review(whole(), now, message="Margins fell.").document.messages[0].text("en") == "Margins fell."
