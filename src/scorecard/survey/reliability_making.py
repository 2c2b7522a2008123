"""Reliability of the scales of a survey: from answers or counts to rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from scorecard._model.mapping import FrozenDict
from scorecard.errors import UsageError
from scorecard.stats.consistency import Missing
from scorecard.stats.intervals import check_confidence
from scorecard.survey.gap_options import check_seed, check_times
from scorecard.survey.privacy import masked_rows
from scorecard.survey.reliability_analysis import AlphaInterval, FactorModel, Reliability
from scorecard.survey.reliability_records import ALL_ITEMS, AlphaRow
from scorecard.survey.reliability_rows import alpha_row, difference_row, with_items, with_omega
from scorecard.survey.reliability_source import Source, Sources, sources
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD, check_threshold, suppressed
from scorecard.survey.tallied import TalliedSurvey, respondents_of

if TYPE_CHECKING:
    from scorecard.stats.alpha_bootstrap import AlphaBootstrap

__all__ = ["reliability"]


def reliability(
    survey: Survey | TalliedSurvey,
    *,
    by: str | None = None,
    missing: Missing = "pairwise",
    confidence: float = 0.95,
    interval: AlphaInterval = "feldt",
    seed: int | None = None,
    replicates: int = 10_000,
    model: FactorModel = "ml",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> Reliability:
    """Return how reliably the scales of a survey measure.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers; or their counts, from which everything but listwise numbers and resamples follows.
    by : str, optional
        Segment variable; every group is analysed as well.
    missing : {"pairwise", "listwise"}
        Each covariance over the respondents with both answers, or everything over those who
        answered the whole scale; omega is fitted to the same covariances.
    confidence : float
        Level of the intervals.
    interval : {"feldt", "percentile", "bca"}
        Feldt's interval of alpha, or one from resampled respondents (for everyone; groups have Feldt's).
    seed : int, optional
        Seed of the resamples; needed for "percentile" and "bca".
    replicates : int
        Number of resamples.
    model : {"ml", "none"}
        Whether to fit the one-factor model, by maximum likelihood.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and more of them until what is not shown
        cannot be found as a difference.

    Returns
    -------
    Reliability
        Rows for every dimension and for all items, for each role, and for the gaps where
        expectations and perceptions are there.

    Raises
    ------
    UsageError
        If an option has a value that it cannot have.
    AnalysisError
        If counts are asked for what only respondents can tell.

    Notes
    -----
    alpha = k / (k − 1) · (1 − Σ c_ii / Σ c_ij). Feldt's interval has n − 1 and (n − 1)(k − 1)
    degrees of freedom with n the respondents who enter: those with at least one answer
    (pairwise), or with all (listwise).

    omega = (Σλ)² / ((Σλ)² + Σθ) with loadings λ and error variances θ of one factor, fitted by maximum
    likelihood to the covariances; composite reliability is the same from standardised loadings, AVE
    the mean of their squares. Other programs put the observed variance into the denominator, or count
    what the model misses as reliable; `AlphaRow.omega_forms` has those numbers under their own names.
    Two items have no single solution and no omega.

    Gaps have two reliabilities: that of the item gaps as they are, and, in `AlphaRow.difference`, that
    of a difference between the two scores.

    Reverse-keyed items are mirrored in expectations, perceptions, gaps, minimum and desired levels; not
    in importance and satisfaction, which are about an item and not by it. An item that correlates
    negatively with the rest of its dimension comes with advice.

    References
    ----------
    Cronbach, L. J. (1951). Psychometrika 16, 297-334.
    Feldt, L. S. (1965). Psychometrika 30, 357-370.
    McDonald, R. P. (1999). Test Theory: A Unified Treatment. Erlbaum.
    Fornell, C., Larcker, D. F. (1981). Journal of Marketing Research 18(1), 39-50.

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
    >>> survey = build_survey(instrument, layout, {"a": [1, 3, 4, 2], "b": [2, 3, 5, 2], "c": [2, 4, 4, 1]})
    >>> row = reliability(survey).row("speed", "perception")
    >>> round(row.alpha, 4), round(row.omega, 4)
    (0.9305, 0.9317)
    """
    check_confidence(confidence)
    check_threshold(privacy_threshold)
    _check_options(missing, interval, seed=seed, replicates=replicates, model=model)
    resampled = interval != "feldt"
    if resampled:
        respondents_of(survey, need="a bootstrap interval of alpha")
    found = sources(survey, by=by, missing=missing)
    rows = _rows(found.everyone, missing=missing, confidence=confidence, model=model)
    if interval != "feldt" and seed is not None:
        draw = _Draw(interval, seed, replicates, missing, confidence)
        rows = _resampled(rows, found.everyone, draw)
    segments = {
        label: _rows(source, missing=missing, confidence=confidence, model=model, plain=True)
        for label, source in found.groups.items()
    }
    return Reliability(
        rows,
        missing,
        confidence,
        survey.instrument,
        survey.provenance,
        interval,
        seed if resampled else None,
        replicates if resampled else None,
        model,
        by=by,
        segments=FrozenDict(_shown(segments, rows, found, threshold=privacy_threshold)),
        privacy_threshold=privacy_threshold,
    )


@dataclass(frozen=True, slots=True)
class _Draw:
    """How respondents are resampled."""

    kind: AlphaBootstrap
    seed: int
    replicates: int
    missing: Missing
    confidence: float


def _rows(
    source: Source, *, missing: Missing, confidence: float, model: FactorModel, plain: bool = False
) -> tuple[AlphaRow, ...]:
    """Return the rows of everyone, or, plainer, those of a group."""
    sets = len(source.sets)
    rows: list[AlphaRow] = []
    for at, scale in enumerate(source.scales()):
        row, fit = alpha_row(scale, confidence=confidence, omega_reason=None if model == "ml" else "not_asked"), None
        if model == "ml":
            row, fit = with_omega(row, scale)
        if not plain:
            whole = scale.id == ALL_ITEMS
            row = with_items(row, scale, fit=fit, advise=not whole or sets == 1)
            if scale.of == "gap":
                joint, items = source.joint(at % sets, missing)
                row = replace(row, difference=difference_row(joint, items))
        rows.append(row)
    return tuple(rows)


def _resampled(rows: tuple[AlphaRow, ...], source: Source, draw: _Draw) -> tuple[AlphaRow, ...]:
    """Return the rows with limits from resampled respondents."""
    from scorecard.stats.alpha_bootstrap import alpha_bootstrap_interval

    sets = len(source.sets)
    found: list[AlphaRow] = []
    for at, row in enumerate(rows):
        limits = None
        if row.alpha is not None:
            limits = alpha_bootstrap_interval(
                source.answers(row.scale_of, at % sets),
                seed=draw.seed,
                kind=draw.kind,
                missing=draw.missing,
                confidence=draw.confidence,
                replicates=draw.replicates,
            )
        low, high = limits or (None, None)
        found.append(replace(row, low=low, high=high))
    return tuple(found)


def _shown(
    segments: Mapping[str, tuple[AlphaRow, ...]], everyone: tuple[AlphaRow, ...], found: Sources, *, threshold: int
) -> dict[str, tuple[AlphaRow, ...]]:
    """Return the rows of the groups without those that must not be shown."""
    masks = masked_rows(
        {label: [row.n for row in rows] for label, rows in segments.items()},
        [row.n for row in everyone],
        hidden=suppressed(found.sizes, unlabelled=found.unlabelled, threshold=threshold),
        threshold=threshold,
    )
    return {
        label: tuple(_hidden(row) if at in masks[label] else row for at, row in enumerate(rows))
        for label, rows in segments.items()
    }


def _hidden(row: AlphaRow) -> AlphaRow:
    """Return a row without any number but n."""
    return AlphaRow(row.id, row.scale_of, row.k, row.n, omega_reason="suppressed", reason="suppressed")


def _check_options(missing: str, interval: str, *, seed: int | None, replicates: int, model: str) -> None:
    """Refuse options that do not exist or do not go together."""
    for name, value, choices in (
        ("missing", missing, get_args(Missing)),
        ("interval", interval, get_args(AlphaInterval)),
        ("model", model, get_args(FactorModel)),
    ):
        if not isinstance(cast("object", value), str) or value not in choices:
            raise UsageError.single(
                f"bad-{name}",
                f"the option {name} has an unknown value",
                found=str(value),
                cure=f'Use {", ".join(repr(c).replace(chr(39), chr(34)) for c in choices[:-1])} or "{choices[-1]}".',
            )
    if interval != "feldt" and seed is None:
        raise UsageError.single(
            "seed-missing",
            "resampling respondents needs a seed, so that it can be done again",
            cure="Give seed=1 or any other whole number, and write it down with the result.",
        )
    if seed is not None:
        check_seed(seed)
    check_times("replicates", replicates)
