"""The packaged font files, the same for both languages on every machine."""

from __future__ import annotations

from scorecard.plots.fonts.faces import FAMILIES, FOLDER, advance, check_text, register, require_glyphs

__all__ = ["FAMILIES", "FOLDER", "advance", "check_text", "register", "require_glyphs"]
