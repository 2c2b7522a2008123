"""Signs that a respondent did not answer with care, one at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.instruments import Role
from scorecard.survey.responses import Survey

__all__ = ["FLAGS", "Flag", "Found", "QualityRules", "check_rules", "found_flags"]

Flag = Literal[
    "straight_lining", "long_run", "identical", "missing", "no_difference", "speed", "repeated", "conflicting_id"
]
FLAGS: tuple[Flag, ...] = (
    "straight_lining",
    "long_run",
    "identical",
    "missing",
    "no_difference",
    "speed",
    "repeated",
    "conflicting_id",
)
FlagReason = Literal["too_few_items", "role_missing", "no_duration", "no_ids"]

Mask = NDArray[np.bool_]
Codes = NDArray[np.int8]
_LEAST_RUN = 6
_LEAST_BLOCK = 3
_NO_ID = ("", "None", "nan", "<NA>", "NaT")
"""How an empty cell of a file or a frame is written as a key."""


@dataclass(frozen=True, slots=True)
class QualityRules:
    """What counts as a sign of careless answers.

    Attributes
    ----------
    straight_in : {"all", "any"}
        Whether the same answer, or a long run of it, must be found in every question asked, or in one of
        them; the highest mark for nearly all expectations is common and need not be careless.
    long_run : int or None
        How many items in a row with the same answer are flagged; half of the items, and six at least,
        when None.
    least_answers : int
        Respondents with fewer answers are not compared with each other: few answers agree by chance.
    missing_share : float
        Share of all answers above which too many are missing.
    speed_share : float
        Share of the median duration below which somebody was too fast to read.
    least_seconds : float or None
        A fixed limit instead.

    Raises
    ------
    UsageError
        If a rule cannot be.

    Examples
    --------
    >>> rules = QualityRules(straight_in="any", long_run=8)
    >>> rules.run_of(22), QualityRules().run_of(22)
    (8, 11)
    """

    straight_in: Literal["all", "any"] = "all"
    long_run: int | None = None
    least_answers: int = 10
    missing_share: float = 0.5
    speed_share: float = 1 / 3
    least_seconds: float | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        run, seconds = cast("object", self.long_run), cast("object", self.least_seconds)
        straight, least = cast("object", self.straight_in), cast("object", self.least_answers)
        missing, speed = cast("object", self.missing_share), cast("object", self.speed_share)
        checks = (
            ("straight_in", straight, isinstance(straight, str) and straight in ("all", "any"), 'Use "all" or "any".'),
            (
                "long_run",
                run,
                run is None or (isinstance(run, Integral) and (self.long_run or 0) >= 2),
                "Use 2 or more, or None.",
            ),
            ("least_answers", least, isinstance(least, Integral) and self.least_answers >= 1, "Use 1 or more."),
            (
                "missing_share",
                missing,
                isinstance(missing, Real) and 0 <= self.missing_share < 1,
                "Use a share such as 0.5.",
            ),
            ("speed_share", speed, isinstance(speed, Real) and 0 < self.speed_share < 1, "Use a share such as 0.3."),
            ("least_seconds", seconds, self._seconds_fit(), "Use seconds above 0, or None."),
        )
        for name, value, fits, cure in checks:
            if not fits:
                raise UsageError.single(
                    "bad-rule", f"the rule {name} has an impossible value", found=str(value), cure=cure
                )

    def _seconds_fit(self) -> bool:
        """Return whether the fixed limit is one."""
        seconds = self.least_seconds
        if seconds is None:
            return True
        return isinstance(cast("object", seconds), Real) and math.isfinite(seconds) and seconds > 0

    def run_of(self, items: int) -> int:
        """Return how long a run of the same answer must be.

        Parameters
        ----------
        items : int
            Number of items of the question.

        Returns
        -------
        int
            `long_run`, or half of the items and six at least.
        """
        return max(_LEAST_RUN, -(-items // 2)) if self.long_run is None else self.long_run


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Who shows one sign, of those who could be judged.

    Attributes
    ----------
    flag : str
        The sign.
    role : str or None
        The question it was looked for in; None for the respondent as a whole.
    judged : int
        Respondents who answered enough to be judged.
    mask : ndarray of bool, shape (n,)
        Who shows it.
    limit : float or None
        The number that the rule came to, such as the length of a run or seconds.
    groups : int or None
        Of respondents alike: how many groups they form.
    reason : str or None
        Why nobody could be judged.
    """

    flag: Flag
    role: Role | None
    judged: int
    mask: Mask
    limit: float | None = None
    groups: int | None = None
    reason: FlagReason | None = None


def check_rules(rules: object) -> None:
    """Refuse what are no rules, such as the name of one.

    Parameters
    ----------
    rules : object
        What was given.

    Raises
    ------
    UsageError
        If they are none.
    """
    if not isinstance(rules, QualityRules):
        raise UsageError.single(
            "not-rules",
            "the rules of careless answers must be QualityRules",
            found=type(rules).__name__,
            cure="Write rules=QualityRules(missing_share=0.3), or leave them out.",
        )


def found_flags(survey: Survey, rules: QualityRules) -> tuple[Found, ...]:
    """Return who shows which sign.

    Parameters
    ----------
    survey : Survey
        The answers.
    rules : QualityRules
        What counts.

    Returns
    -------
    tuple of Found
        Each sign for the respondents as a whole, in the order of `FLAGS`; signs in one question
        also for each question, below.
    """
    straight = [_straight(codes, role) for role, codes in survey.answers.items()]
    runs = [_long_run(codes, role, rules) for role, codes in survey.answers.items()]
    found = [_combined("straight_lining", straight, need=rules.straight_in), *straight]
    found += [_combined("long_run", runs, need=rules.straight_in), *runs]
    found += [_identical(survey, rules), _missing(survey, rules), _no_difference(survey), _speed(survey, rules)]
    return (*found, *_ids(survey))


def _straight(codes: Codes, role: Role) -> Found:
    """Return who gave one answer to all items of a question."""
    n, k = codes.shape
    if k < _LEAST_BLOCK:
        return _nobody("straight_lining", n, "too_few_items", role=role)
    answered = np.count_nonzero(codes, axis=1)
    enough = answered >= max(_LEAST_BLOCK, -(-k // 2))
    lowest = np.where(codes == 0, np.int8(127), codes).min(axis=1)
    same = enough & (lowest == codes.max(axis=1))
    return Found("straight_lining", role, int(enough.sum()), same, float(k))


def _long_run(codes: Codes, role: Role, rules: QualityRules) -> Found:
    """Return who gave one answer to many items in a row; a missing answer ends a run."""
    n, k = codes.shape
    least = rules.run_of(k)
    if k < least:
        return _nobody("long_run", n, "too_few_items", role=role)
    run = np.zeros(n, dtype=np.int32)
    longest = np.zeros(n, dtype=np.int32)
    before = np.zeros(n, dtype=np.int8)
    for item in range(k):
        now = codes[:, item]
        run = np.where(now == 0, 0, np.where(now == before, run + 1, 1))
        np.maximum(longest, run, out=longest)
        before = now
    judged = int((np.count_nonzero(codes, axis=1) >= least).sum())
    return Found("long_run", role, judged, longest >= least, float(least))


def _combined(flag: Flag, found: Sequence[Found], *, need: Literal["all", "any"]) -> Found:
    """Return who shows a sign in all questions that could be judged, or in any."""
    usable = [f for f in found if f.reason is None]
    if not usable:
        return _nobody(flag, len(found[0].mask), "too_few_items")
    masks = np.array([f.mask for f in usable])
    judged = max(f.judged for f in usable)
    shown: Mask = np.asarray(masks.all(axis=0) if need == "all" else masks.any(axis=0), dtype=np.bool_)
    return Found(flag, None, judged, shown, usable[0].limit)


def _everything(survey: Survey) -> Codes:
    """Return all answers side by side, one respondent a row."""
    return np.ascontiguousarray(np.concatenate([survey.answers[role] for role in survey.answers], axis=1))


def _identical(survey: Survey, rules: QualityRules) -> Found:
    """Return the copies among respondents whose answers are all equal; one of each kind is no copy."""
    table = _everything(survey)
    enough = np.count_nonzero(table, axis=1) >= rules.least_answers
    chosen = np.flatnonzero(enough)
    mask = np.zeros(survey.size, dtype=np.bool_)
    groups = 0
    if len(chosen):
        kinds = _kinds(table[chosen])
        mask[chosen], groups = _copies(survey, chosen, kinds)
    return Found("identical", None, len(chosen), mask, float(rules.least_answers), groups)


def _kinds(table: Codes) -> NDArray[np.intp]:
    """Return a number for each row, the same for equal rows."""
    rows = table.view(np.dtype((np.void, table.shape[1]))).ravel()
    kinds: NDArray[np.intp] = np.unique(rows, return_inverse=True)[1].ravel()
    return kinds


def _copies(survey: Survey, chosen: NDArray[np.intp], kinds: NDArray[np.intp]) -> tuple[Mask, int]:
    """Return which of some respondents are copies, and how many kinds have copies.

    Of a kind the one is kept that comes first by what else is known of it, so that the order of the rows
    does not matter.
    """
    known: list[NDArray[np.floating] | NDArray[np.integer]] = []
    if survey.duration is not None:
        known.append(survey.duration[chosen])
    if survey.points is not None:
        known += list(survey.points[chosen].T)
    known += [survey.segments[key].codes[chosen] for key in sorted(survey.segments)]
    order = np.lexsort([*known, kinds])
    ordered = kinds[order]
    copy = np.zeros(len(chosen), dtype=np.bool_)
    copy[order[1:]] = ordered[1:] == ordered[:-1]
    return copy, int((np.bincount(kinds) > 1).sum())


def _missing(survey: Survey, rules: QualityRules) -> Found:
    """Return who left too many answers out."""
    items = sum(codes.shape[1] for codes in survey.answers.values())
    missing = np.count_nonzero(_everything(survey) == 0, axis=1)
    mask = missing > rules.missing_share * items
    return Found("missing", None, survey.size, mask, rules.missing_share)


def _no_difference(survey: Survey) -> Found:
    """Return who perceived exactly what he expected, item by item."""
    if not all(role in survey.answers for role in ("expectation", "perception")):
        return _nobody("no_difference", survey.size, "role_missing")
    e, p = survey.answers["expectation"], survey.answers["perception"]
    both = (e != 0) & (p != 0)
    pairs = np.count_nonzero(both, axis=1)
    enough = pairs >= max(_LEAST_BLOCK, -(-e.shape[1] // 2))
    mask = enough & ~(both & (e != p)).any(axis=1)
    return Found("no_difference", None, int(enough.sum()), mask)


def _speed(survey: Survey, rules: QualityRules) -> Found:
    """Return who was too fast to read."""
    if survey.duration is None or np.isnan(survey.duration).all():
        return _nobody("speed", survey.size, "no_duration")
    there = ~np.isnan(survey.duration)
    limit = rules.least_seconds
    if limit is None:
        limit = rules.speed_share * float(np.median(survey.duration[there]))
    return Found("speed", None, int(there.sum()), there & (np.where(there, survey.duration, 0.0) < limit), limit)


def _ids(survey: Survey) -> tuple[Found, Found]:
    """Return the copies of respondents with one id and equal answers, and those whose answers differ."""
    if survey.respondents is None:
        return _nobody("repeated", survey.size, "no_ids"), _nobody("conflicting_id", survey.size, "no_ids")
    keys = np.array([key.strip() for key in survey.respondents], dtype=np.str_)
    chosen = np.flatnonzero(~np.isin(keys, _NO_ID))
    repeated, conflicting = (np.zeros(survey.size, dtype=np.bool_) for _ in range(2))
    if not len(chosen):
        return Found("repeated", None, 0, repeated, groups=0), Found("conflicting_id", None, 0, conflicting, groups=0)
    ids: NDArray[np.intp] = np.unique(keys[chosen], return_inverse=True)[1].ravel()
    answers = _kinds(_everything(survey)[chosen])
    both: NDArray[np.intp] = np.unique(ids * (int(answers.max()) + 1) + answers, return_inverse=True)[1].ravel()
    copies, groups = _copies(survey, chosen, both)
    repeated[chosen] = copies
    clashing = np.bincount(ids[~copies], minlength=int(ids.max()) + 1) > 1
    conflicting[chosen] = clashing[ids]
    return (
        Found("repeated", None, len(chosen), repeated, groups=groups),
        Found("conflicting_id", None, len(chosen), conflicting, groups=int(clashing.sum())),
    )


def _nobody(flag: Flag, n: int, reason: FlagReason, *, role: Role | None = None) -> Found:
    """Return a sign that could not be looked for."""
    return Found(flag, role, 0, np.zeros(n, dtype=np.bool_), reason=reason)
