"""Turning parts into sentences in the language of a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scorecard._printing import MINUS, format_number, format_share
from scorecard._printing import format_chance as chance
from scorecard._printing import format_difference as difference
from scorecard._printing import format_value as amount
from scorecard._text import Lang, LocalText
from scorecard.errors import ScorecardError
from scorecard.models import Calendar, Period, Unit
from scorecard.plots import scorecard_words

__all__ = [
    "Said",
    "amount",
    "bracketed",
    "chance",
    "clauses",
    "difference",
    "listed",
    "number",
    "period_label",
    "period_words",
    "remarks",
    "said",
    "score_unit",
    "sentence",
    "share",
    "typeset",
    "with_unit",
]

_TARGET = 100.0

Said = str | LocalText | Period | None
"""What a caller may hand over as words: a string serves both languages."""

_STOPS = ("。", "；", ".", ";", "!", "?", "！", "？")  # fmt: skip


def bracketed(name: str, remark: str, lang: Lang) -> str:
    """Return a name with a remark in the brackets of a language.

    Parameters
    ----------
    name, remark : str
        What stands before the brackets, and in them.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``Care (n = 3)``.

    Examples
    --------
    >>> bracketed("Care", "n = 3", "en"), bracketed("关怀", "n = 3", "zh")
    ('Care (n = 3)', '关怀（n = 3）')
    """
    return f"{name} ({remark})" if lang == "en" else f"{name}（{remark}）"


def said(words: Said, lang: Lang) -> str:
    """Return words in a language; nothing for None.

    Parameters
    ----------
    words : str, LocalText, Period or None
        The words.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The text, its white space made single spaces.
    """
    if words is None:
        return ""
    text = words if isinstance(words, str) else words.text(lang)
    return " ".join(text.split())


def period_words(calendar: Calendar, period: Period) -> LocalText:
    """Return a period in words, its fiscal year named as such.

    Parameters
    ----------
    calendar : Calendar
        Says when years start.
    period : Period
        The period.

    Returns
    -------
    LocalText
        Its words in both languages.
    """
    return LocalText(en=calendar.text(period, "en"), zh=calendar.text(period, "zh"))


def period_label(period: str | Period, calendar: Calendar) -> str:
    """Return a period as files write it, where a fiscal year is named as such.

    Parameters
    ----------
    period : str or Period
        The period, such as ``2026-Q1``.
    calendar : Calendar
        Says when years start.

    Returns
    -------
    str
        Such as ``FY2026-Q1``, the period as it is where years start in January, or where it is no period.

    Examples
    --------
    >>> calendar = Calendar(first="2026-Q1", last="2026-Q4", year_starts=4)
    >>> period_label("2026-Q1", calendar), period_label("2026-05", calendar)
    ('FY2026-Q1', '2026-05')
    """
    try:
        found = period if isinstance(period, Period) else Period.parse(period)
    except ScorecardError:
        return str(period)
    return calendar.text(found, "en", years="first").replace(" ", "-")


def listed(names: Sequence[str], lang: Lang) -> str:
    """Return names as a list in a sentence.

    Parameters
    ----------
    names : sequence of str
        The names.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The list.

    Examples
    --------
    >>> listed(["A", "B", "C"], "en"), listed(["甲", "乙", "丙"], "zh")
    ('A, B and C', '甲、乙和丙')
    """
    if len(names) < 2:
        return "".join(names)
    head = (", " if lang == "en" else "、").join(names[:-1])
    return f"{head} and {names[-1]}" if lang == "en" else f"{head}和{names[-1]}"


def clauses(parts: Iterable[str], lang: Lang) -> str:
    """Return clauses as one line, empty ones left out.

    Parameters
    ----------
    parts : iterable of str
        The clauses.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``a, b``.

    Examples
    --------
    >>> clauses(["a", "", "b"], "en"), clauses(["甲", "乙"], "zh")
    ('a, b', '甲，乙')
    """
    return (", " if lang == "en" else "，").join(part for part in parts if part)


def remarks(parts: Iterable[str], lang: Lang) -> str:
    """Return remarks of a foot as one line, empty ones left out.

    Parameters
    ----------
    parts : iterable of str
        The remarks.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``a; b``.

    Examples
    --------
    >>> remarks(["a", "", "b"], "en"), remarks(["甲", "乙"], "zh")
    ('a; b', '甲；乙')
    """
    return ("; " if lang == "en" else "；").join(part for part in parts if part)


def sentence(parts: Sequence[str], lang: Lang) -> str:
    """Return clauses as sentences, each with its full stop.

    Parameters
    ----------
    parts : sequence of str
        Clauses; empty ones are left out.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The sentences.

    Examples
    --------
    >>> sentence(["n is 12", "", "Two rows."], "en")
    'n is 12. Two rows.'
    """
    stop = "." if lang == "en" else "。"
    done = [part if part.endswith(_STOPS) else part + stop for part in parts if part]
    return (" " if lang == "en" else "").join(done)


def number(value: float | None, decimals: int, *, signed: bool = False) -> str:
    """Return a number as printed, or a dash.

    Parameters
    ----------
    value : float or None
        The number.
    decimals : int
        Digits after the point.
    signed : bool
        Whether a positive number gets its plus sign.

    Returns
    -------
    str
        The number with a true minus sign.

    Examples
    --------
    >>> number(-0.305, 1), number(None, 1)
    ('−0.3', '–')
    """
    return format_number(value, decimals, signed=signed)


def share(value: float, decimals: int = 0) -> str:
    """Return a share as per cent.

    Parameters
    ----------
    value : float
        Share, 1 for all.
    decimals : int
        Digits after the point, or as many more as keep it apart from nothing or all.

    Returns
    -------
    str
        Such as ``95 %``.

    Examples
    --------
    >>> share(0.95)
    '95 %'
    """
    return format_share(value, decimals)


def typeset(value: float, position: object = None) -> str:
    """Return the label of an axis tick: as short as exact, with a true minus sign.

    Parameters
    ----------
    value : float
        Place of the tick.
    position : object
        Number of the tick; not used, matplotlib hands it over.

    Returns
    -------
    str
        The label.

    Examples
    --------
    >>> typeset(-0.5), typeset(2.0)
    ('−0.5', '2')
    """
    del position
    return f"{round(value, 10):g}".replace("-", MINUS)


def score_unit(*scores: float | None) -> LocalText:
    """Return what scores are counted in: a card may let them pass the target.

    Parameters
    ----------
    *scores : float or None
        The scores shown.

    Returns
    -------
    LocalText
        ``score 0–100 (target = 100)`` where none lies above.
    """
    beyond = max((score for score in scores if score is not None), default=0.0) > _TARGET
    return scorecard_words.UNITS_OPEN if beyond else scorecard_words.MAP_UNITS


def with_unit(printed: str, unit: Unit, lang: Lang) -> str:
    """Return a number with its unit; a plain number has none to speak of.

    Parameters
    ----------
    printed : str
        The number as printed.
    unit : Unit
        Its unit.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``8.1 h``.

    Examples
    --------
    >>> with_unit("8.1", Unit(kind="hours"), "en"), with_unit("8.1", Unit(), "en")
    ('8.1 h', '8.1')
    """
    plain = unit.kind == "number" and unit.label is None
    return printed if plain else f"{printed} {unit.symbol(lang)}"
