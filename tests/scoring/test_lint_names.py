"""Tests of the rules on names, and on the exceptions that a card makes."""

from __future__ import annotations

from scorecard.scoring.lint import lint
from tests.scoring.lint_cards import EARN, SERVE, spoilt, write


def lines(*faults: object) -> list[str]:
    """What lint says of the sound card with faults planted."""
    return [finding.to_text("en") for finding in lint(spoilt(*faults)).findings]  # type: ignore[arg-type]


def test_two_measures_of_one_name() -> None:
    assert lines(write(f"{EARN}.measures.0", name="SPEED")) == [
        (
            "advice: perspectives.1.objectives.0.measures.0.name (sales): the name SPEED already stands at "
            "perspectives.0.objectives.0.measures.0.name. Give each a name of its own. [name-repeated]"
        )
    ]


def test_an_objective_may_be_called_like_its_measure() -> None:
    assert lines(write(SERVE, name="Speed")) == []


def test_names_in_one_language_of_a_card_that_speaks_both() -> None:
    found = lines(
        write("", name={"en": "Demo", "zh": "示例"}, entities=[{"id": "north", "name": {"zh": "北区"}}]),
        write(SERVE, name={"en": "Serve well", "zh": "优质服务"}, initiatives=[]),
    )
    assert found[0] == (
        "advice: perspectives.0.objectives.0.measures.0.name (speed): Speed has no name in Chinese, and the card "
        "speaks both languages. Write it as en: and zh:. [language-missing]"
    )
    assert found[-1] == (
        "advice: entities.0.name: 北区 has no name in English, and the card speaks both languages. "
        "Write it as en: and zh:. [language-missing]"
    )
    # two measures, the other objective with its two measures, the entity; standard perspectives have both names
    assert len(found) == 6


def test_a_standard_perspective_does_not_make_a_card_speak_chinese() -> None:
    assert lines() == []


def test_exceptions_that_name_nothing_or_an_error() -> None:
    known = [
        {"code": "owner-misssing", "reason": "Typed too fast"},
        {"code": "sample-negative", "reason": "We like it so"},
    ]
    assert lines(write("", lint_ignore=known)) == [
        (
            "advice: lint_ignore.0.code: lint_ignore names no rule of lint: owner-misssing. "
            "Copy the code from the advice, or remove the entry. [ignore-unknown]"
        ),
        (
            "advice: lint_ignore.1.code: lint_ignore names an error: sample-negative. "
            "Mend the error, and remove the entry. [ignore-error]"
        ),
    ]
