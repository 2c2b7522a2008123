"""Weights, one function for each way of finding them."""

from __future__ import annotations

from scorecard.weighting.methods.direct import direct
from scorecard.weighting.methods.equal import equal
from scorecard.weighting.weights import Weights

__all__ = ["Weights", "direct", "equal"]
