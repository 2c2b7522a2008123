"""Weights, one function for each way of finding them."""

from __future__ import annotations

from scorecard.weighting.methods.direct import direct
from scorecard.weighting.methods.equal import equal
from scorecard.weighting.uncertain import WeightUncertainty, draw_families
from scorecard.weighting.weights import Weights

__all__ = ["WeightUncertainty", "Weights", "direct", "draw_families", "equal"]
