"""Tests of the house itself: what keeps every room in order."""
