"""Answer words of common scales, and what stands where there is no answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping

__all__ = ["MISSING_WORDS", "scale_of_numbers", "scale_of_words"]

_FIVE: tuple[tuple[str, ...], ...] = (
    ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
    ("Strongly disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Strongly agree"),
    ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
    ("Not important", "Slightly important", "Moderately important", "Important", "Very important"),
    ("Very poor", "Poor", "Fair", "Good", "Excellent"),
    ("Never", "Rarely", "Sometimes", "Often", "Always"),
    ("非常不同意", "不同意", "一般", "同意", "非常同意"),
    ("很不同意", "不同意", "中立", "同意", "很同意"),
    ("非常不满意", "不满意", "一般", "满意", "非常满意"),
    ("很不满意", "不满意", "一般", "满意", "很满意"),
    ("很不重要", "不重要", "一般", "重要", "很重要"),
    ("非常不重要", "不重要", "一般", "重要", "非常重要"),
    ("很差", "差", "一般", "好", "很好"),
    ("A1", "A2", "A3", "A4", "A5"),
)
_SEVEN: tuple[tuple[str, ...], ...] = (
    (
        "Strongly disagree",
        "Disagree",
        "Somewhat disagree",
        "Neither agree nor disagree",
        "Somewhat agree",
        "Agree",
        "Strongly agree",
    ),
    ("非常不同意", "不同意", "有点不同意", "一般", "有点同意", "同意", "非常同意"),
    ("A1", "A2", "A3", "A4", "A5", "A6", "A7"),
)
MISSING_WORDS = frozenset(
    {
        *("n/a", "na", "not applicable", "don't know", "do not know", "no opinion", "no answer", "prefer not to say"),
        *("-", "–", "—", ".", "?", "不适用", "不知道", "不清楚", "无", "未答", "不作答"),
        *("跳过", "(跳过)", "(空)", "（跳过）", "（空）"),
    }
)
"""Words that usually stand where there is no answer, in lower case."""

_MISSING_CODES = frozenset({-1, -3, -9, -99, -999, 8, 9, 77, 88, 97, 98, 99, 999})
_SIZES = (5, 7, 10)


def scale_of_words(words: Collection[str]) -> dict[str, int] | None:
    """Return the code of each answer word, if they are of common scales of one length.

    Parameters
    ----------
    words : collection of str
        The words, as they stand in the file.

    Returns
    -------
    dict of str to int or None
        The codes; None when a word is not known.

    Examples
    --------
    >>> scale_of_words({"Agree", "非常同意"})
    {'Agree': 4, '非常同意': 5}
    """
    for scales in (_FIVE, _SEVEN):
        codes: dict[str, int] = {}
        for scale in scales:
            for code, word in enumerate(scale, start=1):
                codes.setdefault(word.casefold(), code)
        if words and all(word.casefold() in codes for word in words):
            return {word: codes[word.casefold()] for word in sorted(words)}
    return None


def scale_of_numbers(counts: Mapping[int, int]) -> tuple[int, int, tuple[int, ...]] | None:
    """Return a scale that whole numbers probably are on, and which of them are codes of missing answers.

    Parameters
    ----------
    counts : mapping of int to int
        How often each number occurs.

    Returns
    -------
    tuple of (int, int, tuple of int) or None
        Lowest and highest code, and missing codes; None when the numbers are on no small scale.

    Examples
    --------
    >>> scale_of_numbers({1: 3, 4: 9, 5: 7, 9: 2})
    (1, 5, (9,))
    >>> scale_of_numbers({1: 3, 6: 9})
    (1, 7, ())
    """
    missing = sorted(n for n in counts if n in _MISSING_CODES)
    rest = [n for n in counts if n not in _MISSING_CODES]
    if not rest or min(rest) < 0 or max(rest) > _SIZES[-1]:
        return None
    low, top = 0 if min(rest) == 0 else 1, max(rest)
    if {8, 9} & set(missing) and (top == _SIZES[-1] or {8, 9} <= set(missing)):
        missing = [n for n in missing if n not in (8, 9)]
        top = max(n for n in counts if n <= _SIZES[-1])
    high = next(size for size in _SIZES if size >= top)
    return low, high, tuple(missing)
