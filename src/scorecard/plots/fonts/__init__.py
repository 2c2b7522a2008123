"""The packaged font files, the same for both languages on every machine."""

from __future__ import annotations

from scorecard.plots.fonts.faces import (
    FAMILIES,
    FOLDER,
    advance,
    check_text,
    families,
    register,
    register_front,
    require_glyphs,
)
from scorecard.plots.fonts.house import HouseFont, read_house_font, setting_in

__all__ = [
    "FAMILIES",
    "FOLDER",
    "HouseFont",
    "advance",
    "check_text",
    "families",
    "read_house_font",
    "register",
    "register_front",
    "require_glyphs",
    "setting_in",
]
