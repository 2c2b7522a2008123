"""What people wrote stands in the review word for word; what they did not write is said to be missing."""

from __future__ import annotations

from datetime import date

from scorecard._text import LocalText
from scorecard.models import ReviewNotes
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.notes_pages import NOT_SUPPLIED, action_blocks, change_blocks, decision_blocks, topic_blocks

TODAY = date(2026, 4, 1)
NOTES = ReviewNotes.model_validate(
    {
        "actions": [
            {"what": "Done", "state": "done", "due": "2026-01-31"},
            {"what": "Dropped", "state": "dropped", "note": "Too dear."},
            {"what": "Open", "due": "2026-06-30"},
            {"what": "Late", "owner": "Plant", "due": "2026-03-31"},
            {"what": "Later", "due": "2026-02-28"},
        ],
        "decisions": [
            {"what": {"en": "Buy", "zh": "购买"}, "owner": "Board", "due": "2026-05-01", "about": "resources"},
            {"what": "Think"},
        ],
        "changes_outside": ["A law.", "A rival."],
        "audit_results": {"en": "No finding.", "zh": "无发现。"},
    }
)


def said(blocks: tuple[Block, ...], lang: str = "en") -> list[str]:
    """Return headings, paragraphs and lists."""
    found: list[str] = []
    for block in blocks:
        texts = block.items if isinstance(block, Bullets) else (block.text,) if not isinstance(block, Grid) else ()  # type: ignore[union-attr]  # no figures here
        found += [text.text("zh" if lang == "zh" else "en") for text in texts]
    return found


def cells(blocks: tuple[Block, ...], lang: str = "en") -> tuple[tuple[str, ...], ...]:
    """Return the printed cells of the only table."""
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    return grid.table.cells("zh" if lang == "zh" else "en")


def test_late_actions_come_first_and_every_one_is_counted() -> None:
    blocks = action_blocks(NOTES, TODAY)
    assert [(row[0], row[3]) for row in cells(blocks)] == [
        ("Later", "late"),
        ("Late", "late"),
        ("Open", "open"),
        ("Done", "done"),
        ("Dropped", "dropped"),
    ]
    assert cells(blocks)[1] == ("Late", "Plant", "2026-03-31", "late", "")
    assert said(blocks) == ["Actions of earlier reviews", "5 actions: 2 late, 1 open, 1 done, 1 dropped."]
    assert said(blocks, "zh")[1] == "共 5 项措施：逾期 2 项，进行中 1 项，已完成 1 项，已取消 1 项。"


def test_without_a_date_nothing_is_called_late() -> None:
    blocks = action_blocks(NOTES, None)
    assert [row[3] for row in cells(blocks)] == ["open", "open", "open", "done", "dropped"]
    assert said(blocks)[1:] == [
        "5 actions: 3 open, 1 done, 1 dropped.",
        "The date of the report is not supplied, so no open action is called late.",
    ]
    undated = ReviewNotes.model_validate({"actions": [{"what": "Open"}]})
    assert said(action_blocks(undated, TODAY))[1:] == [
        "One action: 1 open.",
        "An open action without a due date is not called late.",
    ]


def test_none_and_not_supplied_are_told_apart() -> None:
    assert action_blocks(ReviewNotes(), TODAY)[1] == Paragraph(NOT_SUPPLIED)
    assert said(action_blocks(ReviewNotes(actions=()), TODAY))[1] == "Earlier reviews left no action."
    assert decision_blocks(ReviewNotes())[1] == Paragraph(NOT_SUPPLIED)
    assert said(decision_blocks(ReviewNotes(decisions=())))[1] == "No decision is asked."


def test_parts_without_words_take_little_room() -> None:
    nothing = ReviewNotes()
    parts = [action_blocks(nothing, TODAY), change_blocks(nothing), topic_blocks(nothing)]
    assert [part[0] for part in parts if isinstance(part[0], Heading) and part[0].empty and len(part) == 2] == [
        part[0] for part in parts
    ]
    assert change_blocks(nothing)[1] == Paragraph(NOT_SUPPLIED)
    written = (action_blocks(NOTES, TODAY), change_blocks(NOTES), topic_blocks(NOTES))
    assert not any(block.empty for part in written for block in part if isinstance(block, Heading))


def test_decisions_name_owner_and_day() -> None:
    blocks = decision_blocks(NOTES)
    assert cells(blocks) == (("Buy", "resources", "Board", "2026-05-01"), ("Think", "–", "–", "–"))
    assert cells(blocks, "zh")[0] == ("购买", "资源需求", "Board", "2026-05-01")


def test_each_topic_has_its_words_or_is_said_to_have_none() -> None:
    assert said(change_blocks(NOTES)) == [
        "Changes outside and inside",
        "Outside",
        "A law.",
        "A rival.",
        "Inside: not supplied.",
    ]
    topics = topic_blocks(NOTES)
    assert said(topics)[:3] == ["Further topics of the agenda", "Audit results", "No finding."]
    assert said(topics)[3:] == [
        (
            "Not supplied: process performance and conformity; nonconformities and corrective actions; "
            "other results of monitoring and measurement; adequacy of resources; "
            "effect of actions on risks and opportunities; opportunities to improve."
        )
    ]
    assert said(topics, "zh")[3:] == [
        (
            "以下各项均未提供：过程绩效与产品和服务的符合性、不合格与纠正措施、其他监视和测量结果、资源的充分性、"
            "应对风险和机遇所采取措施的有效性、改进的机会。"
        )
    ]
    measured = topic_blocks(NOTES, measured=("summary", "orders"))
    assert "Not supplied: other process performance and conformity; " in said(measured)[3]
    assert said(measured)[3].endswith("; other opportunities to improve.")
    assert said(measured, "zh")[3].startswith("以下各项均未提供：其他过程绩效与产品和服务的符合性、")
    assert said(measured, "zh")[3].endswith("、其他改进的机会。")
    everything = ReviewNotes.model_validate(
        {name: "Said." for name in ReviewNotes.model_fields if name not in ("actions", "decisions")}
    )
    assert not any(isinstance(block, Bullets) for block in (*topic_blocks(everything), *change_blocks(everything)))
    assert LocalText(en="Said.") in [block.text for block in topic_blocks(everything) if isinstance(block, Paragraph)]
    assert all(isinstance(block, Heading | Paragraph) for block in topic_blocks(everything))
