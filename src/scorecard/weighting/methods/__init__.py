"""One file for each weighting method; none knows another."""

from __future__ import annotations
