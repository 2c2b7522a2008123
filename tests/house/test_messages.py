"""Every error message is asserted in full somewhere under ``tests/``.

A problem prints its code in square brackets at its end, so a test that asserts the printed line holds ``[code]``.
Codes are the strings in kebab case; whatever else is written so is named below.
"""

from __future__ import annotations

import ast
import re
from functools import cache

from tests.house.source import TESTS, calls, modules, tree, where

KEBAB = re.compile(r"[a-z]+(-[a-z0-9]+)+")
NO_CODE = re.compile(
    r"(utf|mac|latin|iso)-.*"  # encodings
    r"|ua-1"  # the PDF standard
    r"|us-letter|presentation-16-9|sans-serif"  # paper and letters
    r"|balanced-scorecard|python-calamine"  # distributions
    r"|zh-cn|zh-hans"  # languages
    r"|e-mail"  # a heading of survey tools
)


@cache
def codes() -> dict[str, str]:
    """Return each error code with one place that uses it; ``*`` stands for a part filled in at run time."""
    found: dict[str, str] = {}
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEBAB.fullmatch(node.value):
                found.setdefault(node.value, where(path, node))
        for name, call in calls(path):
            if name in {"add", "single", "Problem", "refuse"} and call.args and isinstance(call.args[0], ast.JoinedStr):
                parts = [str(p.value) if isinstance(p, ast.Constant) else "*" for p in call.args[0].values]
                found.setdefault("".join(parts), where(path, call))
    return {code: place for code, place in sorted(found.items()) if not NO_CODE.fullmatch(code)}


@cache
def asserted() -> str:
    """Return every ``[code]`` that stands in a test, one a line."""
    texts = (path.read_text("utf-8") for path in sorted(TESTS.rglob("*.py")))
    return "\n".join(sorted({code for text in texts for code in re.findall(r"\[[a-z0-9-]+\]", text)}))


def shown(code: str) -> bool:
    """Whether a test shows the printed line of a code."""
    pattern = re.escape(f"[{code}]").replace(re.escape("*"), "[a-z-]+")
    return re.search(pattern, asserted()) is not None


def test_every_message_is_asserted_in_full() -> None:
    assert {code: place for code, place in codes().items() if not shown(code)} == {}, "codes that no test shows"
