"""What a process behaviour chart shows: values and moving ranges with the limits of their own variation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText, join_text
from scorecard.errors import ChartError
from scorecard.plots import behaviour_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import clauses, number, remarks, sentence
from scorecard.series.change_words import MEANINGS, MISSING, RULES

if TYPE_CHECKING:
    from scorecard.series import ChangePoint, ChangeSignals
    from scorecard.stats.control_rules import Rule

__all__ = ["BEHAVIOUR_MOST", "SIGNS", "ProcessBehaviourData", "prepare_process_behaviour"]

BEHAVIOUR_MOST = 60
"""Most periods of a process behaviour chart."""

SIGNS: dict[Rule, str] = {
    "outside_limits": "◆",
    "seven_point_trend": "▲",
    "two_of_three": "▼",
    "seven_on_one_side": "■",
    "moving_range": "★",
}
"""The shape of each rule, as a character."""

Places = dict[str, str | int | LocalText]


@dataclass(frozen=True, slots=True)
class ProcessBehaviourData:
    """All that a process behaviour chart shows.

    Attributes
    ----------
    points : tuple of ChangePoint
        One a period, in the order of time.
    start : int
        Position of the first period that is judged.
    name : LocalText
        What was measured.
    change : ChangeSignals
        The result, with limits, target and baseline.
    """

    points: tuple[ChangePoint, ...]
    start: int
    name: LocalText
    change: ChangeSignals

    @property
    def reach(self) -> tuple[float, float]:
        """Least and greatest number that the axis of the values holds."""
        found = self.change
        held = (found.lower, found.centre, found.upper, found.target, *(point.value for point in self.points))
        values = [value for value in held if value is not None]
        return min(values), max(values)

    @property
    def hits(self) -> tuple[ChangePoint, ...]:
        """Points that are a signal."""
        return tuple(point for point in self.points if point.rules)

    def value(self, value: float | None) -> str:
        """Return a value as printed."""
        return number(value, self.change.decimals)

    def limit(self, value: float | None) -> str:
        """Return a mean or a limit as printed: with one digit more than a value."""
        return number(value, self.change.decimals + 1)

    @property
    def _places(self) -> Places:
        """Numbers and names that sentences are filled with."""
        found = self.change
        judged = sum(point.value is not None for point in self.points[self.start :])
        return {
            "name": self.name,
            "n": found.n,
            "m": judged,
            "k": len(self.hits),
            "minimum": found.minimum,
            "ranges": found.ranges,
            "half": found.minimum // 2,
            "lower": self.limit(found.lower),
            "centre": self.limit(found.centre),
            "upper": self.limit(found.upper),
            "first": found.baseline.first or "–",
            "last": found.baseline.last or "–",
            "since": found.baseline.since or "–",
        }

    def message(self, lang: Lang) -> str:
        """Return the sentence that the numbers themselves say.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            True by construction.
        """
        places, hits = self._places, self.hits
        if self.change.reason is not None:
            short = self.change.n < self.change.minimum
            return (words.MESSAGE_FEW if short else words.MESSAGE_FEW_RANGES).fill(places).text(lang)
        if not hits:
            return words.MESSAGE_NONE.fill(places).text(lang)
        pattern = words.MESSAGE_ONE if len(hits) == 1 else words.MESSAGE_SOME
        return pattern.fill(places | _signal(hits[-1])).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        found = self.change
        span: Places = {"first": self.points[0].period, "last": self.points[-1].period}
        n = sum(point.value is not None for point in self.points)
        parts = (
            words.WHAT.fill({"name": self.name}).text(lang),
            "" if found.unit is None else found.unit.text(lang),
            "" if found.entity_name is None else found.entity_name.text(lang),
            words.SPAN.fill(span).text(lang),
            words.COUNT.fill({"n": n, "m": len(self.points)}).text(lang),
        )
        return clauses(parts, lang)

    def head(self, lang: Lang) -> str:
        """Return the words above the baseline: which periods it has, or why there are no limits."""
        found = self.change
        pattern = words.BASELINE if found.baseline.since is None else words.STEP
        if found.reason is not None:
            pattern = words.NO_LIMITS if found.n < found.minimum else words.NO_LIMITS_RANGES
        return pattern.fill(self._places).text(lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, how limits were made, what was left out, rounding and source.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        found = self.change
        gaps = any(point.value is None for point in self.points)
        notes = [note.text(lang) for note in found.table().notes[1:] if gaps or note is not MISSING]
        if found.target is not None:
            notes.append(words.TARGET_LINE.text(lang) + ("." if lang == "en" else "。"))
        rounded: Places = {"digits": found.decimals, "more": found.decimals + 1}
        last = [words.ROUNDED.fill(rounded).text(lang)]
        sources = list(dict.fromkeys(each.source for each in found.provenances))
        if sources:
            last.append(words.SOURCE.fill({"source": ", ".join(sources)}).text(lang))
        return remarks(self._key(lang), lang), *notes, sentence(last, lang)

    def _key(self, lang: Lang) -> list[str]:
        """Return what each shape means, of those that are drawn."""
        hits = self.hits
        drawn: list[Rule] = [rule for rule in RULES if any(point.rules and point.rules[0] == rule for point in hits)]
        key = [words.ORDINARY.text(lang)] if any(point.rules == () for point in self.points) else []
        key += [words.SHAPES.fill({"sign": SIGNS[rule], "rule": RULES[rule]}).text(lang) for rule in drawn]
        key += [text.text(lang) for m, text in words.FILLED.items() if any(point.meaning == m for point in hits)]
        if any(len(point.rules or ()) > 1 for point in hits):
            key.append(words.FIRST_RULE.text(lang))
        if any(point.rules is None and point.value is not None for point in self.points):
            key.append(words.UNJUDGED.text(lang))
        if any(point.range_removed for point in self.points):
            key.append(words.REMOVED.text(lang))
        return key

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the chart in words.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.
        message : str
            The sentence above the chart.

        Returns
        -------
        str
            Every number drawn, in sentences.
        """
        found, parts = self.change, [message, self.what(lang), self.head(lang)]
        if found.reason is None:
            ranges = {"mean": self.limit(found.mean_moving_range), "limit": self.limit(found.moving_range_limit)}
            parts.append(words.SPOKEN_LIMITS.fill(self._places | ranges).text(lang))
        if found.target is not None:
            parts.append(words.TARGET.fill({"value": self.value(found.target)}).text(lang))
        return sentence([*parts, found.last.words.text(lang), *(self._spoken(p, lang) for p in self.points)], lang)

    def _spoken(self, point: ChangePoint, lang: Lang) -> str:
        """Return one period in words."""
        places: Places = {"period": point.period, "value": self.value(point.value)}
        pattern = words.SPOKEN_SIGNAL if point.rules else words.SPOKEN_POINT
        return pattern.fill(places | _signal(point)).text(lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a period.
        """
        digits, found = self.change.decimals, self.change
        keys = ("moving_range", "lower", "centre", "upper")
        columns = (
            Column("name", LocalText(en="Period", zh="期间")),
            Column("value", LocalText(en="Value", zh="数值"), "number", digits),
            *(Column(key, _HEADS[key], "number", digits + 1) for key in keys),
            Column("target", LocalText(en="Target", zh="目标值"), "number", digits),
            Column("in_baseline", LocalText(en="In baseline", zh="属于基准期")),
            Column("rules", LocalText(en="Signal", zh="信号")),
            Column("meaning", LocalText(en="Meaning", zh="含义")),
        )
        rows: list[tuple[Cell, ...]] = []
        for point in self.points:
            judged = (found.lower, found.centre, found.upper) if point.rules is not None else (None, None, None)
            names = tuple(RULES[rule] for rule in point.rules or ())
            ends = (join_text(names, en="; ", zh="；"), MEANINGS[point.meaning]) if names else (None, None)
            period = LocalText(en=point.period)
            rows.append((period, point.value, point.moving_range, *judged, found.target, point.in_baseline, *ends))
        return Table(columns, tuple(rows), title=LocalText(en=self.what("en"), zh=self.what("zh")))


_HEADS = {
    "moving_range": LocalText(en="Moving range", zh="移动极差"),
    "lower": LocalText(en="Lower limit", zh="控制下限"),
    "centre": LocalText(en="Centre", zh="中心线"),
    "upper": LocalText(en="Upper limit", zh="控制上限"),
}


def _signal(point: ChangePoint) -> Places:
    """Return the period of a signal, its first rule and its meaning."""
    if not point.rules:
        return {}
    return {"period": point.period, "rule": RULES[point.rules[0]], "meaning": MEANINGS[point.meaning]}


def prepare_process_behaviour(change: ChangeSignals) -> ProcessBehaviourData:
    """Return what a process behaviour chart shows, before anything is drawn.

    Parameters
    ----------
    change : ChangeSignals
        The result.

    Returns
    -------
    ProcessBehaviourData
        Points and words.

    Raises
    ------
    ChartError
        If no period has a value, or there are more than 60 periods.

    Examples
    --------
    >>> from scorecard.series import change_from_values
    >>> found = change_from_values([10, 12, 11, 13, 12, 11, 16], baseline=6, minimum=6, direction="minimise")
    >>> data = prepare_process_behaviour(found)
    >>> data.points[6].value, data.points[6].rules
    (16.0, ('outside_limits',))
    """
    require_drawn("change", change, "ChangeSignals")
    if all(point.value is None for point in change.points):
        raise ChartError.single(
            "nothing-to-draw",
            "no period has a value",
            found=f"{len(change.points)} periods",
            cure="Give observations with values.",
        )
    if len(change.points) > BEHAVIOUR_MOST:
        raise ChartError.single(
            "too-many-periods",
            f"the process behaviour chart shows up to {BEHAVIOUR_MOST} periods",
            found=str(len(change.points)),
            cure="Draw a later part of the series, or longer periods.",
        )
    periods = [point.period for point in change.points]
    since = change.baseline.since
    return ProcessBehaviourData(
        change.points, 0 if since is None else periods.index(since), change.name or words.MEASURE, change
    )
