"""Ready instruments, in our own wording."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from scorecard.instruments.instrument import Instrument
from scorecard.instruments.scale import Scale

__all__ = ["servqual"]


def servqual(*, points: int = 7) -> Instrument:
    """Return the classic SERVQUAL instrument: 22 items in five dimensions.

    Tangibles 4, reliability 5, responsiveness 4, assurance 4, empathy 5 items, each rated
    for expectation and for perception. The structure is the published one, the wording of
    the items is this library's own, in English and Chinese.

    Parameters
    ----------
    points : int
        Points of the answer scale: 7 as in the original, or 5.

    Returns
    -------
    Instrument
        The instrument.

    Raises
    ------
    CardError
        If `points` is less than 2 or more than 11.

    References
    ----------
    .. [1] Parasuraman, A., Zeithaml, V. A., & Berry, L. L. (1988). SERVQUAL: A multiple-item
       scale for measuring consumer perceptions of service quality. Journal of Retailing,
       64(1), 12-40.

    Examples
    --------
    >>> instrument = servqual(points=5)
    >>> [len(instrument.items_of(d.id)) for d in instrument.dimensions]
    [4, 5, 4, 4, 5]
    """
    return _servqual(points)


@cache
def _servqual(points: int) -> Instrument:
    # JSON, so that no reader of YAML needs to be loaded.
    text = files("scorecard.instruments.library").joinpath("servqual.json").read_text(encoding="utf-8")
    base = Instrument.model_validate(json.loads(text))
    labels = {1: base.scale.labels[base.scale.low], points: base.scale.labels[base.scale.high]}
    return base.model_copy(update={"scale": Scale(low=1, high=points, labels=labels)})
