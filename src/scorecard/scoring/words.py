"""What the words of a measure stand for: yes, no, and levels."""

from __future__ import annotations

from dataclasses import replace

from scorecard._text import LocalText
from scorecard.errors import Problems
from scorecard.models import Measure
from scorecard.models.scoring import LevelsScoring, YesNoScoring, word_key, words_of
from scorecard.series import MeasureRecord

__all__ = ["has_words", "may_have_words", "word_of", "word_value"]

_YES = LocalText(en="yes", zh="是")
_NO = LocalText(en="no", zh="否")
_ANSWERS = {"yes": 1.0, "true": 1.0, "y": 1.0, "是": 1.0, "no": 0.0, "false": 0.0, "n": 0.0, "否": 0.0}


def has_words(measure: Measure) -> bool:
    """Return whether the values of a measure are words."""
    return isinstance(measure.scoring, LevelsScoring | YesNoScoring)


def may_have_words(measure: Measure) -> bool:
    """Return whether the values of a measure are words, at any time."""
    return has_words(measure) or any(isinstance(c.scoring, LevelsScoring | YesNoScoring) for c in measure.changes)


def word_value(record: MeasureRecord, measure: Measure, *, problems: Problems) -> float | None:
    """Return the number that stands for a word: 1 or 0 for yes or no, the position of a level from 1.

    Parameters
    ----------
    record : MeasureRecord
        The record, with a word or a number for its value.
    measure : Measure
        The measure as it is in the period.
    problems : Problems
        Collects what is wrong.

    Returns
    -------
    float or None
        The number; None when there is none or the word is not known. For yes and no, 1 and 0 may be
        written; a number for a level must be one of its words.
    """
    written = record.text if record.text is not None else None if record.value is None else f"{record.value:.10g}"
    if written is None:
        return None
    known, shown = _known(measure)
    if record.text is None and isinstance(measure.scoring, YesNoScoring) and record.value in (0.0, 1.0):
        return record.value
    found = known.get(word_key(written))
    if found is not None:
        return found
    place = record.place if record.place.field is not None else replace(record.place, field="value")
    if not known:
        problems.add(
            "not-a-number",
            "text stands where a number belongs",
            place=place,
            found=written,
            cure="Write a number, or leave the cell empty.",
        )
    else:
        problems.add(
            "unknown-word",
            f"{measure.id} has no such level"
            if isinstance(measure.scoring, LevelsScoring)
            else f"{measure.id} is answered by yes or no",
            place=place,
            found=written,
            cure=f"Write one of: {', '.join(shown)}.",
        )
    return None


def word_of(measure: Measure, value: float) -> LocalText | None:
    """Return the word that a value stands for.

    Parameters
    ----------
    measure : Measure
        The measure as it is in the period.
    value : float
        Its value.

    Returns
    -------
    LocalText or None
        The word; None where the values are numbers, or the value lies between two words.
    """
    match measure.scoring:
        case YesNoScoring():
            return {1.0: _YES, 0.0: _NO}.get(value)
        case LevelsScoring(levels=levels):
            return levels[int(value) - 1].name if value in range(1, len(levels) + 1) else None
        case _:
            return None


def _known(measure: Measure) -> tuple[dict[str, float], list[str]]:
    """Return the numbers of all words, and the words that are shown to choose from."""
    match measure.scoring:
        case LevelsScoring(levels=levels):
            known = {word_key(word): float(i) for i, level in enumerate(levels, 1) for word in words_of(level)}
            return known, [level.id for level in levels]
        case YesNoScoring():
            return _ANSWERS, ["yes", "no"]
        case _:
            return {}, []
