"""Ready cards with their data, to start from."""

from __future__ import annotations

from scorecard.templates.catalogue import (
    TemplateInfo,
    TemplateRole,
    load_template,
    template_files,
    template_path,
    templates,
)
from scorecard.templates.copying import copy_template

__all__ = [
    "TemplateInfo",
    "TemplateRole",
    "copy_template",
    "load_template",
    "template_files",
    "template_path",
    "templates",
]
