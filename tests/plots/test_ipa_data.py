from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.plots import prepare_importance_performance
from tests.charts import samples


def only(count: int, quadrant: str = "concentrate") -> object:
    """Return the kiosk items with that many in a quadrant and the others in "keep up"."""
    ipa = samples.kiosk_ipa()
    rows = tuple(replace(r, quadrant=quadrant if i < count else "keep_up") for i, r in enumerate(ipa.rows))
    return replace(ipa, rows=rows)


@pytest.mark.parametrize(
    ("count", "en", "zh"),
    [
        (
            0,
            "None of 24 items is at least average in importance and below average in performance",
            "24 个题项中没有重要性不低于均值而绩效低于均值的",
        ),
        (
            1,
            "1 of 24 items is at least average in importance and below average in performance: Choices carried out",
            "24 个题项中有 1 个重要性不低于均值而绩效低于均值：按所选执行",
        ),
        (
            4,
            "4 of 24 items are at least average in importance and below average in performance",
            "24 个题项中有 4 个重要性不低于均值而绩效低于均值",
        ),
    ],
)
def test_message_counts_the_quadrant(count: int, en: str, zh: str) -> None:
    data = prepare_importance_performance(only(count))
    assert (data.message("en"), data.message("zh")) == (en, zh)


def test_message_about_a_single_item_counts_nothing() -> None:
    data = prepare_importance_performance(only(0))
    alone = replace(data, points=data.points[:1])
    assert alone.message("en") == "The one item is not at least average in importance and below average in performance"
    assert alone.message("zh") == "唯一的题项不是重要性不低于均值而绩效低于均值的"


@pytest.mark.parametrize(
    ("lines", "word"), [("means", "average"), ("medians", "median"), ("midpoint", "scale midpoint")]
)
def test_message_and_foot_name_the_lines(lines: str, word: str) -> None:
    data = prepare_importance_performance(samples.kiosk_ipa(lines=lines))
    assert word in data.message("en")
    assert data.foot("en", diagonal=False)[0].startswith(
        "Lines at the mid" if lines == "midpoint" else f"Lines at the {lines}"
    )


def test_item_without_answers_is_named_not_drawn() -> None:
    ipa = samples.kiosk_ipa()
    lost = replace(ipa.rows[0], importance=None, performance=None, quadrant=None, n=0, reason="nobody_answered")
    data = prepare_importance_performance(replace(ipa, rows=(lost, *ipa.rows[1:])))
    assert len(data.points) == 23
    assert data.points[0].number == 2, "numbers are those of the questionnaire"
    assert data.foot("en", diagonal=False)[1] == "Not drawn for want of answers: Choices carried out"
    assert "23 items" in data.what("en")


def test_no_item_at_all() -> None:
    ipa = samples.kiosk_ipa()
    rows = tuple(replace(r, importance=None, performance=None, quadrant=None, n=0) for r in ipa.rows)
    data = prepare_importance_performance(replace(ipa, rows=rows, line_importance=None, line_performance=None))
    assert data.message("en") == "No item could be placed"


def test_different_n_are_a_range() -> None:
    ipa = samples.kiosk_ipa()
    data = prepare_importance_performance(replace(ipa, rows=(replace(ipa.rows[0], n=150), *ipa.rows[1:])))
    assert data.what("en").endswith("n = 150 to 194 respondents an item")
    assert data.what("zh").endswith("每题 n = 150–194 名受访者")


def test_alt_text_lists_items_by_quadrant() -> None:
    ipa = samples.kiosk_ipa()
    text = prepare_importance_performance(ipa).alt_text("en", "")
    start = text.index("Concentrate here: ")
    end = text.index("Keep up the good work: ")
    names = {item.id: item.label.text("en") for item in ipa.instrument.items}
    for row in ipa.rows:
        assert (names[row.id] in text[start:end]) == (row.quadrant == "concentrate")
