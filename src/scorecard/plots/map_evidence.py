"""What the data say about the links of a strategy map, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._text import Lang, LocalText
from scorecard.errors import UsageError
from scorecard.models import Link, Scorecard
from scorecard.plots.wording import number, period_label, remarks, share
from scorecard.series.link_words import VERDICTS, LinkVerdict

if TYPE_CHECKING:
    from scorecard.series import LinkEvidence

__all__ = ["LISTED", "LinkMark", "MapEvidence", "map_evidence"]

LISTED = 24
"""Most links in the list below the map."""

_FIRST: tuple[LinkVerdict, ...] = ("contradicted", "supported", "not_supported", "too_little_data")


@dataclass(frozen=True, slots=True)
class LinkMark:
    """What the data say about one link.

    Attributes
    ----------
    cause, effect : str
        Ids of the two objectives.
    cause_name, effect_name : LocalText
        Their names.
    less : bool
        Whether more of the cause brings less of the effect.
    verdict : {"supported", "contradicted", "not_supported", "too_little_data"}
        What the data say.
    size, low, high : float or None
        Effect in standard deviations, and its interval.
    n : int
        Rows that entered.
    why : LocalText or None
        Why there is too little data.
    """

    cause: str
    effect: str
    cause_name: LocalText
    effect_name: LocalText
    less: bool
    verdict: LinkVerdict
    size: float | None
    low: float | None
    high: float | None
    n: int
    why: LocalText | None

    def ends(self, lang: Lang) -> str:
        """Return the two objectives, with a minus where more brings less."""
        return f"{self.cause_name.text(lang)} → {self.effect_name.text(lang)}" + (" (−)" if self.less else "")

    def numbers(self, lang: Lang) -> str:
        """Return effect and interval as printed, or why there is none."""
        if self.size is None or self.low is None or self.high is None:
            return "–" if self.why is None else self.why.text(lang)
        ends = (number(self.low, 2, signed=True), number(self.high, 2, signed=True))
        to = " to " if lang == "en" else " 至 "
        inside = to.join(ends)
        size = number(self.size, 2, signed=True)
        return f"{size} ({inside})" if lang == "en" else f"{size}（{inside}）"

    def spoken(self, lang: Lang) -> str:
        """Return verdict, effect and n in words."""
        comma = ", " if lang == "en" else "，"
        return comma.join([VERDICTS[self.verdict].text(lang), self.numbers(lang), f"n = {number(self.n, 0)}"])


@dataclass(frozen=True, slots=True)
class MapEvidence:
    """What the data say about all links of a map.

    Attributes
    ----------
    links : tuple of LinkMark
        In the order of the map.
    notes : tuple of LocalText
        How the links were tested, what an effect is, and what a verdict does not mean.
    first, last : str
        First and last period that entered.
    """

    links: tuple[LinkMark, ...]
    notes: tuple[LocalText, ...]
    first: str
    last: str

    @property
    def listed(self) -> tuple[LinkMark, ...]:
        """The links of the list, those that the data say something about first."""
        return tuple(sorted(self.links, key=lambda link: _FIRST.index(link.verdict))[:LISTED])

    @property
    def left_out(self) -> int:
        """How many links the list leaves out."""
        return len(self.links) - len(self.listed)

    def of(self, link: Link) -> LinkMark:
        """Return what the data say about a link of the map."""
        return next(mark for mark in self.links if (mark.cause, mark.effect) == (link.cause, link.effect))

    def count(self, verdict: LinkVerdict) -> int:
        """Return how many links have a verdict."""
        return sum(link.verdict == verdict for link in self.links)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return what lines and marks mean, and how the links were tested."""
        key = [KEY.text(lang)]
        if any(link.less for link in self.links):
            key.append(LESS.text(lang))
        if self.left_out:
            key.append(LEFT_OUT.fill({"k": self.left_out}).text(lang))
        period = PERIODS.fill({"first": self.first, "last": self.last}).text(lang)
        return SUPPOSED.text(lang), remarks(key, lang), period, *(note.text(lang) for note in self.notes)

    def message(self, lang: Lang) -> str:
        """Return how many links the data support or contradict."""
        counts = {verdict: self.count(verdict) for verdict in _FIRST}
        places = {"k": counts["supported"], "m": len(self.links), "c": counts["contradicted"]}
        return (MESSAGE_AGAINST if counts["contradicted"] else MESSAGE).fill(places).text(lang)


def map_evidence(evidence: LinkEvidence, card: Scorecard) -> MapEvidence:
    """Return what the data say about the links of a card's map.

    Parameters
    ----------
    evidence : LinkEvidence
        The result.
    card : Scorecard
        The card that is drawn.

    Returns
    -------
    MapEvidence
        One mark a link.

    Raises
    ------
    UsageError
        If the evidence is about other links than those of the card.
    """
    ours = [(link.cause, link.effect) for link in card.strategy_map.links]
    theirs = [(row.source, row.target) for row in evidence.rows]
    if sorted(ours) != sorted(theirs):
        raise UsageError.single(
            "evidence-differs",
            "the evidence is about other links than those of the strategy map drawn",
            found=f"{len(set(ours) ^ set(theirs))} that only one of the two has",
            cure="Make it for the same card: link_evidence(card, obs).",
        )
    rows: Mapping[tuple[str, str], LinkMark] = {
        (row.source, row.target): LinkMark(
            row.source,
            row.target,
            card.name_of(row.source),
            card.name_of(row.target),
            row.sign == "-",
            row.verdict,
            row.effect if row.reason is None else None,
            row.low,
            row.high,
            row.n,
            evidence.why(row),
        )
        for row in evidence.rows
    }
    _, _, tested, *_, limits = evidence.table().notes
    effect = EFFECT.fill({"level": share(1 - evidence.options.alpha)})
    first, last = (period_label(period, card.calendar) for period in (evidence.first, evidence.last))
    return MapEvidence(tuple(rows[pair] for pair in ours), (tested, effect, limits), first, last)


SUPPOSED = LocalText(
    en="Arrow: cause and effect as the management team supposes them; its line says whether the data bear it out",
    zh="箭头：管理团队假设的因果关系；线型表示是否得到数据支持",
)
KEY = LocalText(
    en="solid with a tick: supported, solid with a cross: contradicted, dashed: not supported, dotted: too little data",
    zh="实线加勾：数据支持，实线加叉：与数据相反，虚线：未获数据支持，点线：数据太少",
)
LESS = LocalText(en="(−) more of the cause should bring less of the effect", zh="(−) 预期原因增强则结果减弱")
LEFT_OUT = LocalText(en="links not in the list, but on the map: {k}", zh="另有 {k} 条关联仅见于图中，未列入清单")
PERIODS = LocalText(en="Data: {first} to {last}", zh="数据：{first} 至 {last}")
EFFECT = LocalText(
    en="Effect: standard deviations of the result's unexpected change for one of the driver's; better counts as plus; "
    "{level} interval, not adjusted",
    zh="效应：驱动目标的意外变化每增加一个标准差，结果目标的意外变化相应变动的标准差数；"
    "改善记为正；{level} 区间，未作多重校正",
)
MESSAGE = LocalText(en="the data support {k} of {m} links", zh="数据支持 {m} 条关联中的 {k} 条")
MESSAGE_AGAINST = LocalText(
    en="the data support {k} of {m} links, and contradict {c}", zh="数据支持 {m} 条关联中的 {k} 条，与 {c} 条相反"
)
HEAD_LINK = LocalText(en="Link", zh="关联")
HEAD_VERDICT = LocalText(en="Verdict", zh="结论")
HEAD_EFFECT = LocalText(en="Effect (interval)", zh="效应（区间）")
HEAD_N = LocalText(en="n", zh="n")
