"""One thread at a time where a setting belongs to the whole process."""

from __future__ import annotations

from threading import RLock

__all__ = ["TURN"]

TURN = RLock()
"""Held while settings of matplotlib, or filters of warnings, are set for a while.

Two threads that set and take back such a setting by turns take each other's, and the last one leaves it to the program.
"""
