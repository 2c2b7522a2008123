"""How Sphinx makes the site out of these pages: ``make docs``."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

project = "scorecard"
author = "The scorecard authors"
project_copyright = author
release = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "numpydoc"]
nitpicky = True
# what stands in single backticks in a docstring: a public name becomes a link, all else code
default_role = "py:obj"

myst_heading_anchors = 3

autosummary_generate = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False
numpydoc_xref_param_type = False

html_theme = "furo"
html_title = f"scorecard {release}"
# the fonts of the charts, for readers whose machine has no Chinese ones
FONTS = "../src/scorecard/plots/fonts"
html_static_path = ["_static", f"{FONTS}/NotoSansSC-Regular.ttf", f"{FONTS}/NotoSansSC-Bold.ttf", f"{FONTS}/OFL.txt"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_copy_source = False
pygments_style = "friendly"


def link_or_code(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: Element) -> Element | None:
    """Return a link to the public object of a short name, or its words as code where there is none."""
    if not node["reftarget"][:1].isalpha():  # a value, not a name
        return shown
    if node.get("reftype") != "obj":
        return None
    python = env.get_domain("py")
    name = node["reftarget"]
    ends = [full for full, *_ in python.get_objects() if full == f"scorecard.{name}" or full.endswith(f".{name}")]
    homes = sorted(ends, key=lambda full: (full.count("."), full))
    if name[:1].isupper() and homes:
        return python.resolve_any_xref(env, node["refdoc"], app.builder, homes[0], node, shown)[0][1]
    return shown


def keep_bars(app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """Let |a − b| in a docstring be the size of a difference, not a substitution."""
    lines[:] = [line if "`" in line or ">>>" in line else line.replace("|", "\\|") for line in lines]


def setup(app: Sphinx) -> None:
    """Tell Sphinx what to do with a name that leads nowhere, and with bars in formulas."""
    from pygments.lexers.special import TextLexer

    app.add_lexer("csv", TextLexer)
    app.connect("autodoc-process-docstring", keep_bars, priority=900)
    app.connect("missing-reference", link_or_code)
