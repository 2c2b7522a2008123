"""Tests; beside the mirror of ``src/scorecard`` lie properties, reference, charts, house and extra."""
