"""Numbers without domain words: arrays go in, small frozen results come out."""

from __future__ import annotations
