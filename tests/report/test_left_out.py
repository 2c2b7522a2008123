"""Measures marked confidential stand nowhere in the file; everything else is as it was."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import numpy as np
import pytest
from pypdf.generic import DictionaryObject

from scorecard import review
from scorecard._text import LANGS, Lang
from scorecard.errors import ReportError
from scorecard.models import ReviewNotes, Scorecard
from scorecard.report.left_out import LEFT_OUT, leave_out
from scorecard.scoring import Evaluation, Uncertainty, evaluate, observe, uncertainty
from scorecard.scoring.confidential import SIGN
from scorecard.series import MeasureRecord, change
from scorecard.survey import gap_analysis
from tests.refusal import refusal
from tests.report.kiosk import dense, kiosk, reader
from tests.report.small import card, evaluation, survey


def measure(name: str, **more: object) -> dict[str, object]:
    """Return a measure with a name and a value that nothing else has."""
    plain = {"id": name, "name": {"en": f"Name {name}", "zh": f"名称{name}"}, "worst": 0, "target": 100}
    return {**plain, **more}


def secretive() -> Scorecard:
    """Return a card with one secret measure beside another, one alone in its objective, and one fed by a survey."""
    objectives = [
        {"id": "one", "name": "First", "measures": [measure("open"), measure("hidden", confidential=True)]},
        {"id": "two", "name": "Second", "measures": [measure("alone", confidential=True, owner="Owner alone")]},
        {"id": "three", "name": "Third", "measures": [measure("plain", unit={"kind": "percent"})]},
    ]
    links = [{"cause": "two", "effect": "one"}, {"cause": "three", "effect": "one"}]
    return card(
        perspectives=[{"id": "customer", "name": "Customer", "objectives": objectives}],
        total=True,
        strategy_map={"links": links},
        notes=["Name hidden is told to the board only.", "All values are made up."],
    )


VALUES = {"open": 61.37, "hidden": 43.19, "alone": 27.83, "plain": 88.61}


@cache
def scored() -> Evaluation:
    of = secretive()
    values = [MeasureRecord(name, "2026-Q1", value=value, n=100, standard_error=2.0) for name, value in VALUES.items()]
    return evaluate(of, observe(of, values=values), period="2026-Q1")


SECRETS = ("hidden", "名称hidden", "alone", "Second", "43.19", "43.2", "27.83", "27.8", "Owner alone")


def texts(form: str, lang: Lang) -> str:
    """Return everything that a review of the card says, charts and alternative texts among it."""
    made = review(scored().card, scored())
    if form == "html":  # the marks beside statuses are hidden from readers of screens, which is no secret
        return made.to_html(lang=lang).decode().replace('aria-hidden="true"', "")
    content = made.to_pdf(lang=lang)
    book = reader(content)
    said = [page.extract_text() for page in book.pages]
    objects = [book.get_object(number) for number in range(1, cast("int", book.trailer["/Size"]))]
    said += [str(found["/Alt"]) for found in objects if isinstance(found, DictionaryObject) and "/Alt" in found]
    assert sum(len(text) > 100 for text in said[len(book.pages) :]) >= 2, "the charts in words"
    return " ".join(said)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["pdf", "html"])
def test_nothing_of_them_stands_in_the_file(form: str, lang: Lang) -> None:
    said = re.sub(r"base64,[A-Za-z0-9+/=]*", "", texts(form, lang))
    assert "61.4" in said, "the others are there"
    flat = dense(said)
    assert [secret for secret in SECRETS if dense(secret) in flat] == []
    assert "†" in said
    wanted = {"en": "†andthetotalcontain2measuresmarkedconfidential", "zh": "†及总分含2项标为保密的指标"}[lang]
    assert wanted in flat


def test_all_other_numbers_are_as_they_were() -> None:
    left = leave_out(scored(), ()).evaluation
    assert left.nodes == ("total", "customer", "one", "open", "three", "plain")
    for node in left.nodes:
        now, before = left[node], scored()[node]
        assert now.name.text("en").removesuffix(SIGN) == before.name.text("en")
        for name in ("score", "low", "high", "weight", "coverage", "status", "probabilities", "n", "value"):
            assert getattr(now, name) == getattr(before, name), (node, name)
    assert [o.name.text("en") for o in left.card.objectives] == ["First †", "Third"]
    assert [(x.cause, x.effect) for x in left.card.strategy_map.links] == [("three", "one")]
    assert [n.text("en") for n in left.card.notes] == ["All values are made up."]
    assert left.observations.measures == ("open", "plain")
    assert np.array_equal(left.observations.series("plain"), scored().observations.series("plain"), equal_nan=True)


def test_remarks_say_how_many_and_where_they_still_count() -> None:
    left = leave_out(scored(), ())
    assert [r.text("en") for r in left.remarks] == [
        "Measures marked confidential that are left out: 2. Scores that still contain them: Total, Customer, First."
    ]
    assert left.foot is not None
    assert left.foot.text("zh") == "† 及总分含 2 项标为保密的指标，本报告未予列出。"


def test_nothing_changes_where_nothing_is_confidential() -> None:
    of = card()
    ev = evaluation(of)
    left = leave_out(ev, ("something",))
    assert (left.evaluation, left.evidence, left.foot, left.remarks) == (ev, ("something",), None, ())
    assert (left.notes, left.previous, left.sections, left.secrets) == (ReviewNotes(), None, frozenset(), None)


def test_the_survey_that_gives_a_secret_value_is_left_out() -> None:
    source = {"survey": "customers", "statistic": "gap", "of": "speed"}
    fed = {"id": "felt", "name": "Felt", "worst": -2, "target": 0, "source": source, "confidential": True}
    plain = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    objective = {"id": "o", "name": "Serve", "measures": [fed, plain]}
    of = card(perspectives=[{"id": "customer", "objectives": [objective]}])
    gaps = gap_analysis(survey())
    ev = evaluate(of, observe(of, surveys={"customers": {"2026-Q1": gaps}}), period="2026-Q1")
    left = leave_out(ev, (gaps,))
    assert left.evidence == ()
    assert left.remarks[-1].text("en") == "Results left out because they would tell the values of these measures: 1."
    assert left.foot is not None
    assert left.foot.text("en") == "† contains a measure marked confidential, which is left out of this review."


def test_a_series_of_a_secret_measure_is_left_out() -> None:
    of = secretive()
    obs = scored().observations
    kept = change(obs, "plain")
    assert leave_out(scored(), (change(obs, "hidden"), kept)).evidence == (kept,)
    assert of == scored().card


def test_shown_measures_are_printed_and_named() -> None:
    made = review(scored().card, scored(), confidential="show")
    assert made.document.foot is None
    assert "43.2" in dense("".join(page.extract_text() for page in reader(made.to_pdf()).pages))


@pytest.mark.slow
def test_the_kiosk_keeps_its_margin_to_itself() -> None:
    """The packaged card marks one measure: it is alone in no objective, so its objective stays."""
    secret = [m for m in kiosk().card.measures if m.confidential]
    made = review(kiosk().card, kiosk().evaluation)
    said = made.to_html(lang="en+zh").decode()
    for one in secret:
        assert one.name.text("en") not in said
        assert one.name.text("zh") not in said
        assert f"{one.id}" not in re.sub(r"base64,[A-Za-z0-9+/=]*", "", said)


def test_rows_of_notes_stay_where_their_words_go() -> None:
    notes = ReviewNotes.model_validate(
        {
            "actions": [
                {"what": "Lift name hidden", "owner": "A", "state": "done"},
                {"what": "Paint", "note": "see alone"},
            ],
            "decisions": [{"what": "Buy", "owner": "Name alone", "due": "2026-03-01", "about": "resources"}],
            "audit_results": ["Name hidden.", "Name alone.", "Fine."],
        }
    )
    left = leave_out(scored(), (), notes=notes).notes
    assert left.actions is not None
    assert [(a.what, a.owner, a.note, a.state) for a in left.actions] == [
        (LEFT_OUT, None, None, "done"),
        (LEFT_OUT, None, None, "open"),
    ]
    assert left.decisions is not None
    assert [(d.what, d.owner, str(d.due), d.about) for d in left.decisions] == [
        (LEFT_OUT, None, "2026-03-01", "resources")
    ]
    assert left.audit_results == (LEFT_OUT, notes.audit_results[2])
    assert leave_out(scored(), (), notes=ReviewNotes(actions=())).notes == ReviewNotes(actions=())
    remark = "Notes whose words are left out because they name these measures: 5."
    assert leave_out(scored(), (), notes=notes).remarks[-1].text("en") == remark


def test_an_earlier_evaluation_is_bare_though_its_card_marks_nothing() -> None:
    data = secretive().model_dump(mode="python", exclude_unset=True)
    for objective in data["perspectives"][0]["objectives"]:
        for one in objective["measures"]:
            one.pop("confidential", None)
    open_card = Scorecard.model_validate(data)
    before = evaluate(open_card, observe(open_card), period="2026-Q1")
    left = leave_out(scored(), (), previous=before).previous
    assert left is not None
    assert left.nodes == ("total", "customer", "one", "open", "three", "plain")
    assert leave_out(before, (), previous=scored()).evaluation.nodes == left.nodes


def test_uncertain_scores_are_kept_without_theirs() -> None:
    found = uncertainty(secretive(), scored().observations, period="2026-Q1", draws=100, seed=1)
    (kept,) = leave_out(scored(), (found,)).evidence
    assert isinstance(kept, Uncertainty)
    assert [row.id for row in kept.rows] == ["total", "customer", "one", "open", "three", "plain"]
    assert kept.row("one").name.text("en") == "First †"
    assert (kept.row("plain").low, kept.row("total").high) == (found.row("plain").low, found.row("total").high)


def test_a_word_that_is_none_of_the_two_shows_nothing() -> None:
    """A slip of the pen must not print what is confidential."""
    assert refusal(lambda: review(scored().card, scored(), confidential="hide"), error=ReportError) == [  # type: ignore[arg-type]
        (
            "a review can leave out what is confidential, or show it; found 'hide'. "
            "Use one of: leave out, show. [review-confidential]"
        )
    ]


def test_a_card_that_is_all_confidential_is_refused() -> None:
    objective = {"id": "o", "name": "O", "measures": [measure("only", confidential=True)]}
    of = card(perspectives=[{"id": "customer", "objectives": [objective]}], total=True)
    ev = evaluate(of, observe(of, values=[MeasureRecord("only", "2026-Q1", value=40.0)]), period="2026-Q1")
    assert refusal(lambda: review(of, ev), error=ReportError) == [
        (
            "every measure of the card is marked confidential, so nothing would be left; found 'measures: 1'. "
            'Print it with confidential="show", or mark fewer measures. [review-all-confidential]'
        )
    ]
