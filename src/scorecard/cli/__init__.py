"""The command line: read, call, write."""

from __future__ import annotations

from scorecard.cli.app import main

__all__ = ["main"]
