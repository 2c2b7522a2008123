"""Ready cards with their data, to start from."""

from __future__ import annotations

import sys
from types import ModuleType

from scorecard.templates.catalogue import load_template, template_files, template_path, templates
from scorecard.templates.copying import copy_template
from scorecard.templates.glossaries import Term, glossary
from scorecard.templates.listing import TemplateInfo, TemplateRole

__all__ = [
    "TemplateInfo",
    "TemplateRole",
    "Term",
    "copy_template",
    "glossary",
    "load_template",
    "template_files",
    "template_path",
    "templates",
]


class _Room(ModuleType):
    """This package, callable: importing it puts it in the place of the function ``scorecard.templates``."""

    def __call__(self) -> tuple[TemplateInfo, ...]:
        """Return what templates there are."""
        return templates()


sys.modules[__name__].__class__ = _Room
