from __future__ import annotations

from scorecard import LocalText
from scorecard.errors import ReportError
from scorecard.plots import Theme
from scorecard.report.look import Look, editions, look_of
from tests.refusal import refusal


def test_both_languages_give_two_editions() -> None:
    assert [editions(lang) for lang in ("en", "zh", "en+zh")] == [("en",), ("zh",), ("en", "zh")]
    assert refusal(lambda: editions("zh+en"), error=ReportError) == [  # type: ignore[arg-type]  # on purpose
        "a review is written in en, zh or en+zh; found 'zh+en'. Use one of: en, zh, en+zh. [review-language]"
    ]


def test_the_theme_is_made_for_the_paper() -> None:
    found = look_of(paper="16:9", theme=Theme.grey(), logo=None, confidentiality="Board only")
    assert found == Look(Theme.grey().on("16:9"), None, LocalText(en="Board only"))
    assert look_of(paper="a4", theme=None, logo=None, confidentiality=None) == Look()


def test_other_papers_are_refused() -> None:
    call = lambda: look_of(paper="a5", theme=None, logo=None, confidentiality=None)  # type: ignore[arg-type]  # noqa: E731  # on purpose
    assert refusal(call, error=ReportError) == [
        "a review has no such paper; found 'a5'. Use one of: a4, letter, 16:9. [review-paper]"
    ]
