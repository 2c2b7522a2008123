from __future__ import annotations

from dataclasses import replace

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

import scorecard as sc
from scorecard import plots
from scorecard._text import LANGS, Lang, LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.series import MeasureRecord
from tests.charts import samples, score_samples
from tests.charts.layout_lint import lint
from tests.charts.score_structure import check_dashboard
from tests.refusal import refusal

BEFORE, AFTER = score_samples.two_times()
PAGES: tuple[plots.dashboards.Page, ...] = ("a4", "letter", "16:9")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", LANGS)
def test_everything_stands_on_one_page(page: plots.dashboards.Page, lang: Lang) -> None:
    chart = score_samples.dashboard(page=page, lang=lang)
    check_dashboard(chart, AFTER, previous=BEFORE, gaps=samples.kiosk_gaps(), decisions=score_samples.DECISIONS)
    assert lint(chart) == []
    sizes = {"a4": (11.69, 8.27), "letter": (11.0, 8.5), "16:9": (13.333, 7.5)}
    assert tuple(chart.figure.get_size_inches()) == pytest.approx(sizes[page])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dpi", [80, 144])
def test_texts_keep_their_places_at_every_resolution(dpi: int, lang: Lang) -> None:
    """Glyphs put on whole pixels would be up to an eighth wider than they were measured."""
    chart = score_samples.dashboard(long=True, lang=lang, theme=replace(plots.Theme(), dpi=dpi))
    assert lint(chart) == []


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_supplied_is_said(lang: Lang) -> None:
    ev = samples.kiosk_evaluation()
    check_dashboard(sc.dashboard(ev.card, ev, confidential="show", lang=lang), ev)


@pytest.mark.parametrize("setting", ["figure.autolayout", "figure.constrained_layout.use", "path.sketch"])
def test_users_settings_do_not_change_a_dashboard(setting: str) -> None:
    plain = score_samples.dashboard().render("png")
    with matplotlib.rc_context({setting: (1.0, 100.0, 2.0) if setting == "path.sketch" else True}):
        assert score_samples.dashboard().render("png") == plain


def test_objectives_stand_for_many_measures() -> None:
    before, after = score_samples.two_times(40)
    check_dashboard(score_samples.wide_dashboard(), after, previous=before, decisions=(), level="objective")


VALUES = st.sampled_from([None, 0.0, -30.0, 1e6, 99.95, 12345.678, 100.0])


@pytest.mark.slow
@settings(max_examples=8)
@given(st.lists(VALUES, min_size=12, max_size=12), st.sampled_from(LANGS), st.booleans())
def test_values_of_any_size(found: list[float | None], lang: Lang, total: bool) -> None:
    card = score_samples.wide_card(6, total=total)
    rows = [
        MeasureRecord(f"m{i % 6}", ("2026-Q1", "2026-Q2")[i // 6], value)
        for i, value in enumerate(found)
        if value is not None
    ]
    ev = sc.evaluate(card, sc.observe(card, values=rows))
    before, after = ev.at(period="2026-Q1"), ev.at(period="2026-Q2")
    gaps = samples.small_gaps()
    chart = plots.dashboard(card, after, previous=before, gaps=gaps, decisions=(), lang=lang)
    if not total or after.contributions(before).reason is None:
        check_dashboard(chart, after, previous=before, gaps=gaps, decisions=())
    assert lint(chart) == []


def test_axes_given_are_filled_or_refused() -> None:
    figure = Figure(figsize=(14, 10))
    ax = figure.add_axes((0.05, 0.05, 0.9, 0.9))
    chart = plots.dashboard(AFTER.card, AFTER, ax=ax)
    assert chart.figure is figure
    check_dashboard(chart, AFTER)
    small = Figure(figsize=(10, 4)).add_axes((0, 0, 1, 1))
    (message,) = refusal(lambda: plots.dashboard(AFTER.card, AFTER, ax=small), error=ChartError)
    assert message == (
        "the dashboard does not fit into the axes given; found '10.0 × 4.0 inches'. "
        "Give axes at least 5.8 inches high, or fewer decisions. [axes-too-small]"
    )


def test_refusals() -> None:
    assert refusal(lambda: plots.dashboard(AFTER.card, AFTER, page="a5"), error=UsageError) == [  # type: ignore[arg-type]
        "page has no such option; found 'a5'. Use one of: a4, letter, 16:9. [unknown-option]"
    ]
    assert refusal(lambda: plots.dashboard(AFTER.card, BEFORE), error=ChartError) == [
        "the evaluation was made with another card; found 'wide'. Evaluate the card that is shown. [dashboard-card]"
    ]
    asked = score_samples.DECISIONS * 2
    assert refusal(lambda: plots.dashboard(AFTER.card, AFTER, decisions=asked), error=ChartError) == [
        (
            "a page shows up to 5 decisions; found '6'. Use a review, which has as many pages as it needs. "
            "[too-many-rows]"
        )
    ]


@pytest.mark.parametrize("slip", ["leave_out", "hide", None])
def test_a_slip_never_shows_what_is_confidential(slip: str) -> None:
    cure = "Did you mean 'leave out'?" if slip == "leave_out" else "Use one of: leave out, show."
    assert refusal(lambda: plots.dashboard(AFTER.card, AFTER, confidential=slip), error=UsageError) == [  # type: ignore[arg-type]
        f"confidential has no such option; found '{slip}'. {cure} [unknown-option]"
    ]


def test_wrong_kinds_are_refused_all_at_once() -> None:
    wrong = {"previous": "2026-Q1", "gaps": 3, "decisions": ["Buy it"]}
    assert refusal(lambda: plots.dashboard("card.yaml", AFTER.card, **wrong), error=UsageError) == [  # type: ignore[arg-type]
        "card: this must be a scorecard; found 'str'. Give what read_card returns. [wrong-kind]",
        (
            "evaluation: this must be an evaluation; found 'Scorecard'. "
            "Give what evaluate or load_evaluation returns. [wrong-kind]"
        ),
        "previous: this must be an evaluation; found 'str'. Give what evaluate or load_evaluation returns. [wrong-kind]",
        "gaps: this must be a gap analysis; found 'int'. Give what gap_analysis returns. [wrong-kind]",
        "decisions.0: this must be a decision; found 'str'. Write Decision(what='…'). [wrong-kind]",
    ]
    assert refusal(lambda: plots.dashboard(AFTER.card, AFTER, decisions="Buy it"), error=UsageError) == [  # type: ignore[arg-type]
        "decisions: this takes a list; found 'Buy it'. Write decisions=['Buy it']. [not-a-list]"
    ]


def test_decisions_in_one_language_serve_both() -> None:
    asked = [replace(score_samples.DECISIONS[0], what=LocalText(en="Go on"))]
    chart = plots.dashboard(AFTER.card, AFTER, decisions=asked, lang="zh")
    check_dashboard(chart, AFTER, decisions=asked)


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    data = plots.prepare_dashboard(AFTER.card, AFTER)
    assert plots.draw_dashboard(data).svg() == plots.dashboard(AFTER.card, AFTER).svg()


def test_a_message_that_names_what_is_confidential_is_refused() -> None:
    ev = samples.kiosk_evaluation()
    secret = next(m for m in ev.card.measures if m.confidential)
    assert refusal(lambda: sc.dashboard(ev.card, ev, message=f"Look: {secret.name.text('en')}"), error=ChartError) == [
        (
            "message: the message names a measure that is left out as confidential. Word it without, or show such "
            'measures with confidential="show". [dashboard-message]'
        )
    ]
    assert secret.name.text("en") not in sc.dashboard(ev.card, ev).alt_text
