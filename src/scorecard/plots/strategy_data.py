"""What a strategy map shows: perspectives, objectives with their status, links, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.models import Bands, Link
from scorecard.plots import scorecard_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.map_evidence import MapEvidence, map_evidence
from scorecard.plots.scorecard_data import band_key, status_message
from scorecard.plots.scorecard_rows import ScoreRow, chance_text, score_row, score_text, status_text, with_edges
from scorecard.plots.spoken_rows import spoken_interval, spoken_status
from scorecard.plots.wording import clauses, period_words, remarks, said, score_unit, sentence

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation
    from scorecard.series import LinkEvidence

__all__ = ["MapRow", "StrategyMapData", "prepare_strategy_map"]


@dataclass(frozen=True, slots=True)
class MapRow:
    """One perspective: its id, its name, and its objectives."""

    id: str
    name: LocalText
    objectives: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class StrategyMapData:
    """All that a strategy map shows.

    Attributes
    ----------
    rows : tuple of MapRow
        Perspectives from top to bottom.
    links : tuple of Link
        Links between objectives.
    name, organisation, entity : LocalText or None
        Whose map it is.
    period : LocalText
        The period of the scores, in words.
    bands : Bands
        Bands of the card.
    evidence : MapEvidence or None
        What the data say about the links, where that is asked for.
    """

    rows: tuple[MapRow, ...]
    links: tuple[Link, ...]
    name: LocalText
    organisation: LocalText | None
    entity: LocalText | None
    period: LocalText
    bands: Bands
    evidence: MapEvidence | None = None

    @property
    def objectives(self) -> tuple[ScoreRow, ...]:
        """All objectives."""
        return tuple(objective for row in self.rows for objective in row.objectives)

    @property
    def off_target(self) -> frozenset[str]:
        """Objectives whose status is bad."""
        return frozenset(o.id for o in self.objectives if o.band is not None and o.band.level == "bad")

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
        bad = self.off_target
        reached = {link.effect for link in self.links if link.cause in bad} - bad
        clause = ""
        if reached:
            pattern = words.MESSAGE_LINKED_ONE if len(reached) == 1 else words.MESSAGE_LINKED
            clause = pattern.fill({"k": len(reached)}).text(lang)
        text = status_message(self.objectives, words.OBJECTIVES, lang, clause=clause)
        if self.evidence is None:
            return text
        return remarks((text, self.evidence.message(lang)), lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and counts.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        count = words.MAP_COUNT.fill({"m": len(self.objectives), "k": len(self.links)}).text(lang)
        unit = score_unit(*(objective.score for objective in self.objectives))
        names = [said(part, lang) for part in (self.name, self.organisation, self.entity) if part is not None]
        parts = [words.MAP.text(lang), *names, said(self.period, lang), unit.text(lang), count]
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key of statuses and links.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        chances = [words.CHANCES.text(lang)] if any(chance_text(o) is not None for o in self.objectives) else []
        lines = [remarks([band_key(self.bands, lang), *chances], lang)]
        notes: list[str] = []
        if self.links and self.evidence is None:
            notes.append(words.LINKS.text(lang))
        if any(link.cause in self.off_target for link in self.links):
            notes.append(words.HOT.text(lang))
        if any(link.sign == "-" for link in self.links) and self.evidence is None:
            notes.append(words.NEGATIVE.text(lang))
        if any(o.partial and o.score is not None for o in self.objectives):
            notes.append(words.PARTIAL.text(lang))
        lines += [remarks(notes, lang)] if notes else []
        return (*lines, *(() if self.evidence is None else self.evidence.foot(lang)))

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the map in words.

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
        colon, comma = (": ", "; ") if lang == "en" else ("：", "；")
        rows = [
            row.name.text(lang) + colon + comma.join(_spoken(o, lang) for o in row.objectives)
            for row in self.rows
            if row.objectives
        ]
        names = {o.id: o.name for o in self.objectives}
        links: list[str] = []
        for link in self.links:
            pattern = words.SPOKEN_LINK if link.sign == "+" else words.SPOKEN_LINK_LESS
            text = pattern.fill({"cause": names[link.cause], "effect": names[link.effect]}).text(lang)
            if self.evidence is not None:
                told = self.evidence.of(link).spoken(lang)
                text += f" ({told})" if lang == "en" else f"（{told}）"
            links.append(text)
        return sentence([message, self.what(lang), *rows, comma.join(links)], lang)

    def table(self) -> Table:
        """Return the scores drawn, at full precision, with the effects of each objective.

        Returns
        -------
        Table
            One row a row of the chart.
        """
        effects = {o.id: self._effects(o.id) for o in self.objectives}
        cells = tuple(
            (
                *(o.id, o.name, row.name, o.score, o.low, o.high, o.probability),
                *(o.coverage, status_text(o), effects[o.id]),
            )
            for row in self.rows
            for o in row.objectives
        )
        columns = with_edges(_COLUMNS, [o for row in self.rows for o in row.objectives])
        return Table(columns, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))

    def _effects(self, cause: str) -> str | LocalText | None:
        """Return what an objective drives, with what the data say where that is asked for."""
        found = [link for link in self.links if link.cause == cause]
        names = [link.effect + ("" if link.sign == "+" else " (−)") for link in found]
        if self.evidence is None or not found:
            return ", ".join(names) or None
        told = [self.evidence.of(link) for link in found]
        pairs = list(zip(names, told, strict=True))
        return LocalText(
            en="; ".join(f"{name}: {mark.spoken('en')}" for name, mark in pairs),
            zh="；".join(f"{name}：{mark.spoken('zh')}" for name, mark in pairs),
        )


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Objective", zh="战略目标")),
    Column("perspective", LocalText(en="Perspective", zh="维度")),
    Column("score", LocalText(en="Score", zh="得分"), "number", 1),
    Column("low", LocalText(en="Score, low", zh="得分下限"), "number", 1),
    Column("high", LocalText(en="Score, high", zh="得分上限"), "number", 1),
    Column("probability", LocalText(en="Probability of the status", zh="状态概率"), "percent"),
    Column("coverage", LocalText(en="Coverage", zh="数据覆盖率"), "percent"),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
    Column("effects", LocalText(en="Drives", zh="推动")),
)


def _spoken(row: ScoreRow, lang: Lang) -> str:
    """Return one objective in words."""
    parts = [row.name.text(lang), "" if row.score is None else score_text(row), spoken_status(row, lang)]
    told = (" " if lang == "en" or row.score is not None else "，").join(part for part in parts if part)
    interval = spoken_interval(row, lang)
    return told if interval is None else f"{told}{', ' if lang == 'en' else '，'}{interval}"


def prepare_strategy_map(evaluation: Evaluation, *, evidence: LinkEvidence | None = None) -> StrategyMapData:
    """Return what a strategy map shows, before anything is drawn.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period.
    evidence : LinkEvidence, optional
        What the data say about the links of the same card; the links are as supposed when left out.

    Returns
    -------
    StrategyMapData
        Perspectives, objectives, links and words.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, or the evidence is about other links.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> data = prepare_strategy_map(ev)
    >>> [(found.id, found.score) for found in data.rows[0].objectives]
    [('deliver', 40.0)]
    """
    require_drawn("evaluation", evaluation, "Evaluation")
    evaluation = evaluation.as_kept()
    card = evaluation.card
    rows = tuple(
        MapRow(p.id, p.name, tuple(score_row(evaluation, o.id) for o in p.objectives)) for p in card.perspectives
    )
    names = {entity.id: entity.name for entity in card.entities}
    return StrategyMapData(
        rows,
        card.strategy_map.links,
        card.name if card.strategy_map.name is None else card.strategy_map.name,
        card.organisation,
        names.get(evaluation.entities[0]),
        period_words(card.calendar, evaluation.periods[0]),
        card.bands_of("total", period=evaluation.periods[0]),
        None if evidence is None else map_evidence(evidence, card),
    )
