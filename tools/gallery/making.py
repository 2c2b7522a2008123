"""Run the code of gallery entries."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Literal

from scorecard.plots import Chart
from tools.gallery.entries import SETUPS, Entry

__all__ = ["chart_of", "code_of"]

Lang = Literal["en", "zh"]


@cache
def _prepared(setup: str) -> MappingProxyType[str, object]:
    """Return the names that a setup leaves behind; it is run once."""
    names: dict[str, object] = {}
    exec(compile(SETUPS[setup], f"<setup {setup}>", "exec"), names)  # noqa: S102 - our own code, printed as it is run
    return MappingProxyType(names)


def code_of(entry: Entry, lang: Lang) -> str:
    """Return the whole code that makes a chart in one language."""
    return f"{SETUPS[entry.setup]}\n{entry.code.replace('{lang}', lang)}"


def chart_of(entry: Entry, lang: Lang) -> Chart:
    """Run the code of an entry and return the chart it makes."""
    names = dict(_prepared(entry.setup))
    exec(compile(entry.code.replace("{lang}", lang), f"<{entry.chart}>", "exec"), names)  # noqa: S102 - see above
    chart = names["chart"]
    if not isinstance(chart, Chart):
        raise TypeError(f"{entry.chart}: the code leaves no chart behind")
    return chart
