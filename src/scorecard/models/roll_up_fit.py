"""Whether a roll-up fits the bands of its node."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from scorecard._model import Flaws
from scorecard.errors import near
from scorecard.models.bands import Bands
from scorecard.models.roll_up import Fuzzy, Majority, RollUp


def misfits(roll_up: RollUp, bands: Bands) -> Flaws:
    """Return what keeps a roll-up from being used with the bands of its node.

    Parameters
    ----------
    roll_up : RollUp
        The rule.
    bands : Bands
        Bands of the node that it gives a score to.

    Returns
    -------
    Flaws
        Each at its place below the roll-up; none if they fit.
    """
    flaws = Flaws()
    match roll_up:
        case Majority():
            ids = [band.id for band in bands]
            for i, name in enumerate(roll_up.priority):
                if name not in ids:
                    flaws.add(
                        "unknown-band",
                        "the priority names a band that does not exist",
                        at=("priority", i),
                        found=name,
                        cure=near(name, ids),
                    )
        case Fuzzy():
            widest = widest_overlap([bands.bands[0].low, *(band.high for band in bands)])
            if roll_up.overlap > widest:
                flaws.add(
                    "overlap-too-wide",
                    "the overlap is wider than a band",
                    at=("overlap",),
                    found=f"{roll_up.overlap:g}",
                    cure=f"Write {widest:g} or less.",
                )
            if roll_up.grade_scores is not None and len(roll_up.grade_scores) != len(bands):
                flaws.add(
                    "grade-scores-unequal",
                    "there must be one score for each band",
                    at=("grade_scores",),
                    found=f"{len(roll_up.grade_scores)} scores for {len(bands)} bands",
                    cure="List them from the worst band to the best.",
                )
        case _:
            pass
    return flaws


def widest_overlap(edges: Iterable[float]) -> float:
    """Return the widest overlap that leaves every band a score at which it stands alone.

    Parameters
    ----------
    edges : iterable of float
        Edges of the bands, ascending.

    Returns
    -------
    float
        The width of the narrowest band, an outer one counted twice since only one of its edges overlaps.
    """
    widths = [high - low for low, high in pairwise(edges)]
    return min((*widths[1:-1], 2 * widths[0], 2 * widths[-1]))
