"""Worked examples from publications and other programs."""

from __future__ import annotations
