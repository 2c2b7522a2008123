"""Leaving respondents out by a stated rule, with what that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import LocalText, join_text
from scorecard.errors import AnalysisError, UsageError, near
from scorecard.instruments import Instrument
from scorecard.survey.gap_records import GapRow, Kind
from scorecard.survey.gap_words import row_name
from scorecard.survey.gaps import GapAnalysis, check_gaps
from scorecard.survey.quality_analysis import FLAG_NAMES
from scorecard.survey.quality_flags import FLAGS, Flag, QualityRules, check_rules, found_flags
from scorecard.survey.responses import Survey
from scorecard.survey.row_finder import row_named
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["ExclusionEffect", "ExclusionRow", "exclude", "exclusion_effect"]

EffectReason = Literal["undefined_before", "undefined_after"]

_LEFT_OUT = LocalText(
    en="{out} of {n} respondents were left out by rule: {parts}.",
    zh="按规则剔除 {n} 位受访者中的 {out} 位：{parts}。",
)
_OVERLAP = LocalText(
    en="{out} of {n} respondents were left out by rule, some by several: {parts}.",
    zh="按规则剔除 {n} 位受访者中的 {out} 位（部分人同时符合多项）：{parts}。",
)
_PART = LocalText(en="{name} ({count})", zh="{name}（{count} 人）")
_TITLE = LocalText(en="What leaving respondents out changes: {name}", zh="剔除受访者的影响：{name}")
_NOTE = LocalText(
    en="Gap = perception − expectation; change = gap without those left out − gap with them, also in standard errors "
    "of the gap with them.",
    zh="差距 = 感知 − 期望；变化 = 剔除后差距 − 剔除前差距，并以剔除前差距的标准误为单位表示。",
)
_REASONS: dict[EffectReason, LocalText] = {
    "undefined_before": LocalText(en="no gap before", zh="剔除前无差距"),
    "undefined_after": LocalText(en="no gap after", zh="剔除后无差距"),
}
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("n_before", LocalText(en="n with", zh="剔除前 n"), "integer"),
    Column("n_after", LocalText(en="n without", zh="剔除后 n"), "integer"),
    Column("gap_before", LocalText(en="Gap with", zh="剔除前差距"), "signed"),
    Column("gap_after", LocalText(en="Gap without", zh="剔除后差距"), "signed"),
    Column("change", LocalText(en="Change", zh="变化"), "signed"),
    Column("change_in_errors", LocalText(en="In SE", zh="以标准误计"), "signed"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


@dataclass(frozen=True, slots=True)
class ExclusionRow:
    """What leaving respondents out changes in one gap.

    Attributes
    ----------
    id : str
        Id of the dimension or item, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    n_before, n_after : int
        Respondents who enter the row with and without those left out.
    gap_before, gap_after : float or None
        The gaps.
    change : float or None
        gap_after − gap_before.
    change_in_errors : float or None
        The change in standard errors of `gap_before`.
    reason : {"undefined_before", "undefined_after"} or None
        Why there is no change.
    """

    id: str
    kind: Kind
    n_before: int
    n_after: int
    gap_before: float | None = None
    gap_after: float | None = None
    change: float | None = None
    change_in_errors: float | None = None
    reason: EffectReason | None = None


@dataclass(frozen=True, slots=True)
class ExclusionEffect(Result):
    """Gaps with and without the respondents left out.

    Attributes
    ----------
    n_before, n_after : int
        Respondents.
    rows : tuple of ExclusionRow
        The wholes, the dimensions, then the items.
    instrument : Instrument
        The questionnaire.
    notes : tuple of LocalText
        By which rules respondents were left out.
    """

    n_before: int
    n_after: int
    rows: tuple[ExclusionRow, ...]
    instrument: Instrument
    notes: tuple[LocalText, ...] = ()

    def row(self, row_id: str) -> ExclusionRow:
        """Return a row by its id.

        Parameters
        ----------
        row_id : str
            Id of a dimension or an item, or "overall", "overall_items", "weighted".

        Returns
        -------
        ExclusionRow
            The row.

        Raises
        ------
        UsageError
            If there is no such row.
        """
        return row_named({row.id: row for row in self.rows}, row_id)

    def table(self) -> Table:
        """Return the rows as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        rows = tuple(
            (
                r.id,
                row_name(r.id, self.instrument),
                r.n_before,
                r.n_after,
                r.gap_before,
                r.gap_after,
                r.change,
                r.change_in_errors,
                None if r.reason is None else _REASONS[r.reason],
            )
            for r in self.rows
        )
        return Table(_COLUMNS, rows, title=_TITLE.fill({"name": self.instrument.name}), notes=(_NOTE, *self.notes))


def exclude(
    survey: Survey | TalliedSurvey, flags: Flag | Sequence[Flag], *, rules: QualityRules | None = None
) -> Survey:
    """Return a survey without the respondents who show certain signs of careless answers.

    Parameters
    ----------
    survey : Survey
        The answers.
    flags : {"straight_lining", "long_run", "identical", "missing", "no_difference", "speed", \
"repeated", "conflicting_id"}, or a sequence of these
        The signs that somebody is left out for; there is no default.
    rules : QualityRules, optional
        What counts as a sign; the usual rules when left out.

    Returns
    -------
    Survey
        The others; its provenance tells how many were left out, and why.

    Raises
    ------
    UsageError
        If no sign is named, or an unknown one.
    AnalysisError
        If a sign cannot be looked for in this survey, nobody would be left, or only counts are there.

    Notes
    -----
    Of identical or repeated respondents one is kept. Which one does not depend on the order of the rows.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     roles=["perception"],
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[Item(id=i, text=i, dimension="speed") for i in ("a", "b", "c")],
    ... )
    >>> layout = ColumnLayout(columns={"perception": "{id}"})
    >>> survey = build_survey(instrument, layout, {"a": [1, 3, 4], "b": [2, 3, 5], "c": [2, 3, None]})
    >>> kept = exclude(survey, ["straight_lining"])
    >>> kept.size, kept.provenance.notes[-1].text("en")
    (2, '1 of 3 respondents was left out by rule: Straight-lining (1).')
    """
    answers = respondents_of(survey, need="leaving respondents out")
    if rules is not None:
        check_rules(rules)
    asked = _checked(flags)
    found = {f.flag: f for f in found_flags(answers, QualityRules() if rules is None else rules) if f.role is None}
    for flag in asked:
        if found[flag].reason is not None:
            raise AnalysisError.single(
                "sign-unknowable",
                f"the survey cannot tell the sign {flag}",
                found=(found[flag].reason or "").replace("_", " "),
                cure="Leave it out of the signs, or read the survey with what it needs.",
            )
    masks = np.array([found[flag].mask for flag in asked])
    out: NDArray[np.bool_] = np.asarray(masks.any(axis=0), dtype=np.bool_)
    counts = [int(mask.sum()) for mask in masks]
    if out.all():
        raise AnalysisError.single(
            "nobody-left",
            "the rules leave nobody",
            found=", ".join(f"{flag}: {count}" for flag, count in zip(asked, counts, strict=True)),
            cure="Use fewer signs, or stricter rules for them.",
        )
    kept = answers.take(np.flatnonzero(~out))
    parts = tuple(
        _PART.fill({"name": FLAG_NAMES[flag], "count": count}) for flag, count in zip(asked, counts, strict=True)
    )
    text = _OVERLAP if sum(counts) > int(out.sum()) else _LEFT_OUT
    note = text.fill({"out": int(out.sum()), "n": answers.size, "parts": join_text(parts, en=", ", zh="、")})
    return replace(kept, provenance=replace(kept.provenance, notes=(*kept.provenance.notes, note)))


def _checked(flags: str | Sequence[str]) -> tuple[Flag, ...]:
    """Return the signs in their own order, or refuse what is none."""
    given = list(flags) if isinstance(cast("object", flags), list | tuple | set | frozenset) else [flags]
    unknown = [flag for flag in given if not isinstance(cast("object", flag), str) or flag not in FLAGS]
    if unknown:
        raise UsageError.single(
            "unknown-sign",
            "there is no such sign of careless answers",
            found=str(unknown[0]),
            cure=near(str(unknown[0]), FLAGS),
        )
    if not given:
        raise UsageError.single(
            "no-sign",
            "no sign is named by which respondents are left out",
            cure=f"Name one or more of: {', '.join(FLAGS)}.",
        )
    return tuple(flag for flag in FLAGS if flag in given)


def exclusion_effect(before: GapAnalysis, after: GapAnalysis) -> ExclusionEffect:
    """Return what leaving respondents out changed in the gaps.

    Parameters
    ----------
    before : GapAnalysis
        Of the survey as it was read.
    after : GapAnalysis
        Of what `exclude` left, made with the same options.

    Returns
    -------
    ExclusionEffect
        Gaps, n and the difference, row by row.

    Raises
    ------
    AnalysisError
        If the two are of different questionnaires, or made with different weights or another `min_answered`.

    Notes
    -----
    Both gaps and their n tell the mean gap of those left out, however few they are.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name} for name in ("a", "b", "c")]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E_{id}", "perception": "P_{id}"})
    >>> answers = {"E_a": [5, 4, 5, 3], "E_b": [4, 5, 5, 3], "E_c": [5, 5, 4, 3]}
    >>> answers |= {"P_a": [3, 2, 4, 3], "P_b": [2, 4, 4, 3], "P_c": [4, 3, 3, 3]}
    >>> survey = sc.read_survey(pa.table(answers), instrument, layout=layout)
    >>> kept = sc.exclude(survey, ["straight_lining"])
    >>> row = sc.exclusion_effect(sc.gap_analysis(survey), sc.gap_analysis(kept)).row("a")
    >>> row.n_before, row.n_after, row.gap_before, round(row.gap_after, 2)
    (4, 3, -1.25, -1.67)
    """
    check_gaps(before)
    check_gaps(after)
    if before.instrument != after.instrument:
        raise AnalysisError.single(
            "other-questionnaire",
            "the two analyses are of different questionnaires",
            found=f"{before.instrument.id}, {after.instrument.id}",
            cure="Analyse the same survey with and without those left out.",
        )
    weighted = before.weighted is not None and after.weighted is not None
    rules = [_rules_of(gaps, weighted=weighted) for gaps in (before, after)]
    if rules[0] != rules[1]:
        differ = [name for name, rule in rules[0].items() if rules[1][name] != rule]
        raise AnalysisError.single(
            "other-options",
            "the two analyses are made with different options, which would change the gaps too",
            found=", ".join(f"{name}: {rules[0][name]} and {rules[1][name]}" for name in differ),
            cure="Make both with the same weights and min_answered.",
        )
    first = {row.id: row for row in _ordered(before)}
    second = {row.id: row for row in _ordered(after)}
    rows = tuple(_effect(row, second[id_]) for id_, row in first.items() if id_ in second)
    known = set(before.provenance.notes)
    added = tuple(note for note in after.provenance.notes if note not in known)
    return ExclusionEffect(before.n, after.n, rows, before.instrument, added)


def _rules_of(gaps: GapAnalysis, *, weighted: bool) -> dict[str, str]:
    """Return the options that gaps depend on, the mean weights of respondents' own points apart."""
    rules = {"min_answered": str(gaps.min_answered)}
    if not weighted:
        return rules
    weights: str = gaps.weighting
    if gaps.weighting == "given" and gaps.weights is not None:
        weights = ", ".join(f"{id_} {share:g}" for id_, share in gaps.weights.items())
    return {**rules, "weights": weights}


def _ordered(gaps: GapAnalysis) -> tuple[GapRow, ...]:
    """Return the wholes, the dimensions and the items of everyone."""
    wholes = (gaps.overall, gaps.overall_items, *(() if gaps.weighted is None else (gaps.weighted,)))
    return (*wholes, *gaps.dimensions, *gaps.items)


def _effect(before: GapRow, after: GapRow) -> ExclusionRow:
    """Return what changed in one row."""
    bare = ExclusionRow(before.id, before.kind, before.n, after.n, before.gap, after.gap)
    if before.gap is None:
        return replace(bare, reason="undefined_before")
    if after.gap is None:
        return replace(bare, reason="undefined_after")
    change = after.gap - before.gap
    error = before.standard_error
    return replace(bare, change=change, change_in_errors=change / error if error else None)
