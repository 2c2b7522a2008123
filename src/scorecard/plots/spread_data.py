"""Rows that charts of spread have in common: a score with its draws, and how these were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from scorecard._given import require_word
from scorecard._printing import format_chance, format_number, format_share
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.models import Band, Bands
from scorecard.models.card import NodeKind
from scorecard.plots import scorecard_words
from scorecard.plots import spread_words as words
from scorecard.plots.wording import listed, number, period_words, said, share

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation, Robustness, Uncertainty
    from scorecard.scoring.score_spread import ScoreSpread

__all__ = [
    "How",
    "SpreadMark",
    "SpreadOf",
    "SpreadRows",
    "band_range",
    "how_drawn",
    "interval_text",
    "message_of",
    "prepare_rows",
]

SpreadRows = Literal["all", "objectives", "perspectives"]
"""Down to which kind of node rows are shown."""
SpreadOf = Literal["nodes", "entities"]
"""What the rows are."""

_SURE = 0.9
_TIED = 1e-12
_NAMED = 3
"""Most statuses of one probability that a message names."""
_FEW_GROUPS = 2
_KINDS: Mapping[str, tuple[NodeKind, ...]] = {
    "all": ("total", "perspective", "objective", "measure"),
    "objectives": ("total", "perspective", "objective"),
    "perspectives": ("total", "perspective"),
}


@dataclass(frozen=True, slots=True)
class SpreadMark:
    """One score with its spread.

    Attributes
    ----------
    id, kind, name : str, {"total", "perspective", "objective", "measure"}, LocalText
        The node, or the entity with the kind of its node.
    score, low, high, standard_deviation : float or None
        The score as computed, the interval of its draws, and their spread.
    band : Band or None
        Band of the score as computed.
    bands : Bands
        Bands in force.
    own_bands : bool
        Whether they are the measure's own.
    chances : tuple of (Band, float), or None
        Share of the draws in each band, worst first; None where there is no score, or where nothing
        varied because the error is not known.
    error_known : float or None
        Share of the weight behind the score whose error is known.
    reason : LocalText or None
        Why there is no score.
    """

    id: str
    kind: NodeKind
    name: LocalText
    score: float | None
    low: float | None
    high: float | None
    standard_deviation: float | None
    band: Band | None
    bands: Bands
    own_bands: bool
    chances: tuple[tuple[Band, float], ...] | None
    error_known: float | None
    reason: LocalText | None

    @property
    def probability(self) -> float | None:
        """Share of the draws in the band of the score as computed."""
        if self.chances is None or self.band is None:
            return None
        return next(chance for band, chance in self.chances if band.id == self.band.id)

    @property
    def partly(self) -> bool:
        """Whether part of what varies is not known, so that the spread is too small."""
        return self.chances is not None and self.error_known is not None and self.error_known < 1

    @property
    def varies(self) -> bool:
        """Whether its draws differ."""
        return bool(self.standard_deviation)

    def told(self, chance: float) -> str:
        """Return a share of its draws as printed: not as certain, unless they are all alike."""
        return format_chance(chance) if self.varies else format_share(chance)

    def digits(self, value: float) -> str:
        """Return a score as printed: whole points, unless rounding took it over an edge."""
        return format_number(value, 0, edges=self.bands.print_edges)


@dataclass(frozen=True, slots=True)
class How:
    """Where rows come from and how their draws were made.

    Attributes
    ----------
    of : {"nodes", "entities"}
        What the rows are.
    name, organisation, entity, node, period : LocalText or None
        The card, whose it is, the entity or the node that all rows are of, and the period in words.
    bands : Bands
        Bands of the card.
    level : float
        Share of the draws between low and high.
    draws, seed : int
        How many draws, and their seed.
    notes : tuple of LocalText
        What was varied, and how; what counts as exact.
    """

    of: SpreadOf
    name: LocalText
    organisation: LocalText | None
    entity: LocalText | None
    node: LocalText | None
    period: LocalText
    bands: Bands
    level: float
    draws: int
    seed: int
    notes: tuple[LocalText, ...]

    def object(self, lang: Lang) -> tuple[str, ...]:
        """Return whose rows they are."""
        parts = (self.node, self.name, self.organisation, self.entity)
        return tuple(said(part, lang) for part in parts if part is not None)


def band_range(bands: Bands, lang: Lang, *, sign: Mapping[str, str]) -> str:
    """Return the bands from the worst to the best with their marks."""
    parts: list[str] = []
    for band in bands:
        name, letter = band.name.text(lang), band.letter.text(lang)
        parts.append(f"{sign[band.level]} {letter} {name}" if lang == "en" else f"{sign[band.level]} {name}")
    return (", " if lang == "en" else "、").join(parts)


def message_of(rows: Sequence[SpreadMark], lang: Lang) -> str:
    """Return how many statuses hold in most of the draws, and which is the least sure."""
    known = [(row, chance) for row in rows if (chance := row.probability) is not None]
    if not known:
        return words.MESSAGE_NOTHING.text(lang)
    sure = sum(chance >= _SURE for _, chance in known)
    least, chance = min(known, key=lambda pair: pair[1])
    places: dict[str, str | int | LocalText] = {"k": sure, "m": len(known), "sure": share(_SURE)}
    # what counts as less than sure is not printed as sure
    short = len(known) > 1 and chance < _SURE and least.told(chance) == share(_SURE)
    places["p"] = f"{format_number(100 * chance, 0, edges=[100 * _SURE])} %" if short else least.told(chance)
    pattern = words.MESSAGE_ALL if sure == len(known) else words.MESSAGE_SOME
    pattern = words.MESSAGE_ONE if sure == 1 < len(known) else pattern
    pattern = words.MESSAGE_SINGLE if len(known) == 1 else pattern
    text = pattern.fill(places).text(lang)
    if sure < len(known) and len(known) > 1 and least.band is not None:
        # a node of one child alone is as sure as that child
        tied = [row for row, other in known if other - chance <= _TIED]
        if len(tied) <= _NAMED and all(row.band == least.band for row in tied):
            names = listed([row.name.text(lang) for row in tied], lang)
            text += words.MESSAGE_LEAST.fill({**places, "name": names, "status": least.band.name}).text(lang)
        else:
            text += words.MESSAGE_LEAST_MANY.fill({**places, "k": len(tied)}).text(lang)
    exact = sum(row.band is not None and row.chances is None for row in rows)
    return text + (words.MESSAGE_EXACT.fill({"k": exact}).text(lang) if exact else "")


def interval_text(row: SpreadMark) -> str:
    """Return the interval of a row as printed, a dash where nothing varied."""
    if row.low is None or row.high is None or not row.varies:
        return number(None, 0)
    digits = 0 if row.high - row.low >= 1 else 1
    return f"{number(row.low, digits)}–{number(row.high, digits)}"


def how_drawn(result: Uncertainty | Robustness, *, of: SpreadOf, node: str | None, entity: str | None) -> How:
    """Return where the rows of a result come from and how their draws were made."""
    ev = result.evaluation
    names = {each.id: each.name for each in ev.card.entities}
    single = ev.entities[0] if entity is None and len(ev.entities) == 1 else entity
    return How(
        of,
        ev.card.name,
        ev.card.organisation,
        names.get(single) if of == "nodes" and single is not None else None,
        None if node is None else ev.card.name_of(node),
        period_words(ev.card.calendar, ev.periods[0]),
        ev.card.bands_of("total" if node is None else node, period=ev.periods[0]),
        result.level,
        result.draws,
        result.seed,
        _notes(result),
    )


def _notes(result: Uncertainty | Robustness) -> tuple[LocalText, ...]:
    """Return what was varied, groups of weights with the same law in one line."""
    from scorecard.scoring import Robustness
    from scorecard.scoring.robustness_words import RULES_VARY, VALUES_FIXED, VALUES_VARY, drawing_note, rule_names
    from scorecard.scoring.score_spread import CARRIED, draws_left_out

    if not isinstance(result, Robustness):
        return tuple(note for note in result.table().notes if note != CARRIED)
    varied, card = result.variation, result.evaluation.card
    laws: dict[LocalText, list[str]] = {}
    for node, known in varied.weights.items():
        laws.setdefault(known.note, []).append(node)
    notes = [VALUES_VARY if varied.values else VALUES_FIXED]
    for law, nodes in laws.items():
        if len(nodes) > _FEW_GROUPS:
            notes.append(words.WEIGHTS_SAME.fill({"k": len(nodes), "law": law}))
            continue
        names = LocalText(
            en=listed([card.name_of(node).text("en") for node in nodes], "en"),
            zh=listed([card.name_of(node).text("zh") for node in nodes], "zh"),
        )
        notes.append(words.WEIGHTS_BELOW.fill({"nodes": names, "law": law}))
    notes += [RULES_VARY.fill({"rules": rule_names(varied.rules)})] if varied.rules else []
    return (*notes, drawing_note(result.draws, seed=result.seed, level=result.level), *draws_left_out(result.rows))


def prepare_rows(
    result: Uncertainty | Robustness,
    *,
    rows: SpreadRows,
    node: str | None,
    entity: str | None,
    most: int,
    chart: str,
) -> tuple[tuple[SpreadMark, ...], How]:
    """Return the rows of a chart: nodes of one entity in the order of the card, or entities at one node by score."""
    require_word("rows", rows, get_args(SpreadRows))
    ev = result.evaluation
    if node is not None and entity is not None:
        raise UsageError.single(
            "node-and-entity",
            "the rows are the nodes of one entity or the entities at one node, not both",
            found=f"node={node!r}, entity={entity!r}",
            cure="Leave one of the two out.",
        )
    if node is None and entity is None and len(ev.entities) > 1:
        raise UsageError.single(
            "rows-open",
            f"the result holds {len(ev.entities)} entities",
            cure="Name one of them by entity=… to see its nodes, or a node by node=… to see all entities there.",
        )
    if node is not None:
        found = [result.row(node, entity=each) for each in ev.entities]
        found.sort(key=lambda row: (row.score is None, -(row.score or 0.0)))
    else:
        kinds = _KINDS[rows]
        found = [result.row(each, entity=entity) for each in ev.nodes if ev.card.kind_of(each) in kinds]
        found = [row for row in found if row.reason not in _LEFT_OUT]
    if len(found) > most:
        raise ChartError.single(
            "too-many-rows",
            f"the {chart} shows up to {most} rows",
            found=str(len(found)),
            cure="Show fewer: rows='objectives' or rows='perspectives', or a result of fewer entities.",
        )
    of: SpreadOf = "nodes" if node is None else "entities"
    return tuple(_mark(ev, row, of) for row in found), how_drawn(result, of=of, node=node, entity=entity)


_LEFT_OUT = ("unscored", "not_applicable", "no_weight", "not_started", "not_due")


def _has_own_bands(ev: Evaluation, measure: str) -> bool:
    """Return whether a measure has bands of its own in the period."""
    calendar = ev.card.calendar
    return ev.card.measure(measure).at(calendar.first_day(ev.periods[0]), calendar=calendar).bands is not None


def _mark(ev: Evaluation, row: ScoreSpread, of: SpreadOf) -> SpreadMark:
    """Return one row as it is drawn."""
    one = ev.at(entity=row.entity)
    bands = one.bands_of(row.id)
    names = {entity.id: entity.name for entity in ev.card.entities}
    unknown = not row.standard_deviation and row.error_known is not None and row.error_known < 1
    chances = None if row.probabilities is None or unknown else row.probabilities
    return SpreadMark(
        id=row.id if of == "nodes" else row.entity,
        kind=row.kind,
        name=row.name if of == "nodes" else names.get(row.entity, LocalText(en=row.entity)),
        score=row.score,
        low=row.low,
        high=row.high,
        standard_deviation=row.standard_deviation,
        band=one.band_of(row.id),
        bands=bands,
        own_bands=row.kind == "measure" and _has_own_bands(ev, row.id),
        chances=None if chances is None else tuple((band, chances[band.id]) for band in bands),
        error_known=row.error_known,
        reason=None if row.reason is None else scorecard_words.REASONS.get(row.reason, scorecard_words.NO_DATA),
    )
