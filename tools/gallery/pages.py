"""Pages of the gallery, with their pictures beside them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import scorecard
from scorecard import plots
from scorecard.plots import Chart
from tools.gallery.entries import ENTRIES, Entry
from tools.gallery.making import Lang, chart_of, code_of

__all__ = ["page_of", "write_gallery"]

_HEAD = """# Gallery

Every chart of the library in both languages, with the code that made it. Each has a sentence computed from its numbers,
a line that says what is drawn and of how many, words for those who cannot see it, and its numbers as a table.
图库：全部图表的中英文版本，附生成代码。
"""


def page_of(entry: Entry, charts: dict[Lang, Chart]) -> str:
    """Return the page of one chart.

    Parameters
    ----------
    entry : Entry
        What is shown.
    charts : dict of {"en", "zh"} to Chart
        The chart in each language.

    Returns
    -------
    str
        The page as Markdown; its pictures are named by chart and language.
    """
    parts = [f"# {_both(entry)}\n", f"{entry.use.text('en')} {entry.use.text('zh')}\n"]
    for lang, chart in charts.items():
        parts += [f"![{_plain(chart.alt_text)}]({entry.chart}-{lang}.png)\n"]
    name = f"{entry.chart}.svg"
    code = f"{code_of(entry, 'en')}\nchart.save({name!r})".replace("'", '"')
    parts += [f'```python\n{code}\n```\n\nIn Chinese with `lang="zh"`. As SVG: [English]({entry.chart}-en.svg), ']
    parts[-1] += f"[中文]({entry.chart}-zh.svg).\n\nThe function: {{py:func}}`{_home(entry.chart)}.{entry.chart}`.\n"
    parts += ["## In words 文字说明\n", *(f"{_plain(chart.alt_text)}\n" for chart in charts.values())]
    return "\n".join(parts)


def _home(chart: str) -> str:
    """Return where the reference shows a chart: the front door, or the room of charts."""
    front = getattr(scorecard, chart, None) if chart in scorecard.__all__ else None
    return "scorecard" if front is getattr(plots, chart) else "scorecard.plots"


def write_gallery(folder: Path, entries: tuple[Entry, ...] = ENTRIES) -> None:
    """Write the pages, with every chart as SVG and PNG in both languages.

    Parameters
    ----------
    folder : Path
        Where to.
    entries : tuple of Entry
        What to show.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tiles = []
    for entry in entries:
        charts = {lang: chart_of(entry, lang) for lang in get_args(Lang)}
        for lang, chart in charts.items():
            for kind in ("svg", "png"):
                chart.save(folder / f"{entry.chart}-{lang}.{kind}")
        _write(folder / f"{entry.chart}.md", page_of(entry, charts))
        tiles.append(f"## [{_both(entry)}]({entry.chart}.md)\n\n{entry.use.text('en')} {entry.use.text('zh')}\n")
        tiles.append(f"[![{_both(entry)}]({entry.chart}-en.png)]({entry.chart}.md)\n")
    contents = "\n".join(entry.chart for entry in entries)
    _write(folder / "index.md", "\n".join([_HEAD, *tiles, f"```{{toctree}}\n:hidden:\n\n{contents}\n```\n"]))


def _both(entry: Entry) -> str:
    """Return the title in both languages."""
    return f"{entry.title.text('en')} {entry.title.text('zh')}"


def _plain(text: str) -> str:
    """Return a text on one line, with nothing in it that Markdown would take for markup."""
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", " ".join(text.split()))


def _write(path: Path, text: str) -> None:
    """Write a page."""
    path.write_text(text, encoding="utf-8", newline="\n")
