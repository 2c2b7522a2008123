"""Rows of a scorecard in words, for those who cannot see the chart."""

from __future__ import annotations

from scorecard._text import Lang, LocalText
from scorecard.plots import scorecard_words as words
from scorecard.plots.scorecard_rows import ScoreRow, chance_text, score_text, status_text
from scorecard.plots.wording import amount, number, share

__all__ = ["spoken_interval", "spoken_row", "spoken_status"]


def spoken_row(row: ScoreRow, lang: Lang) -> str:
    """Return one row in words.

    Parameters
    ----------
    row : ScoreRow
        The row.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name with every number drawn.
    """
    comma, colon = (", ", ": ") if lang == "en" else ("，", "：")
    parts: list[str] = []

    def say(pattern: LocalText, value: str) -> None:
        parts.append(pattern.fill({"value": value}).text(lang))

    if row.kind == "measure":
        unit = "" if row.unit is None or row.value is None else f" {row.unit.text(lang)}"
        say(words.SPOKEN_ACTUAL, amount(row.value, row.digits) + unit if row.word is None else row.word.text(lang))
        if row.target is not None:
            say(words.SPOKEN_TARGET, amount(row.target, row.digits))
        elif row.limits is not None:
            say(words.SPOKEN_TARGET, "–".join(amount(limit, row.digits) for limit in row.limits))
    if row.score is not None:
        say(words.SPOKEN_SCORE, score_text(row))
    parts += [part for part in (spoken_interval(row, lang), spoken_status(row, lang)) if part is not None]
    if row.partial and row.kind != "measure" and row.coverage is not None:
        say(words.SPOKEN_COVERAGE, share(row.coverage))
    if row.change is not None and row.verdict is not None:
        change = words.CHANGES[row.change]
        parts.append(words.SPOKEN_CHANGES[row.verdict].fill({"change": change}).text(lang))
    return row.name.text(lang) + colon + comma.join(parts)


def spoken_status(row: ScoreRow, lang: Lang) -> str:
    """Return the status of a row in words, with its probability where that is drawn.

    Parameters
    ----------
    row : ScoreRow
        The row.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``watch (62 %)``.
    """
    status, chance = status_text(row), chance_text(row)
    return status.text(lang) if chance is None else words.SPOKEN_CHANCE.fill({"status": status, "p": chance}).text(lang)


def spoken_interval(row: ScoreRow, lang: Lang) -> str | None:
    """Return the interval of a score in words; None where there is none.

    Parameters
    ----------
    row : ScoreRow
        The row.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str or None
        Such as ``interval 71.3 to 75.1``.
    """
    if row.score is None or row.low is None or row.high is None:
        return None
    return words.SPOKEN_INTERVAL.fill({"low": number(row.low, 1), "high": number(row.high, 1)}).text(lang)
