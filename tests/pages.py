"""Reading what a notebook is given, strictly."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from scorecard._marks import BAD, GOOD, WATCH

_VOID = {"br"}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgb|\bhsl|\b(?:black|white|gr[ae]y|red|green)\b(?!-)")
_SHAPES = {"a5 5": "circle", "M6 1L": "triangle", "M6 0.7": "diamond", "M1.5": "hatched square"}


class Page(HTMLParser):
    """The tags, texts, attributes and marks of a fragment whose tags are closed in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.styles: list[tuple[str, str]] = []
        self.colours: list[str] = []
        self.opened: list[bool] = []
        self._path: list[str] = []
        self.feed(markup)
        self.close()
        assert self._path == [], f"left open: {self._path}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in _VOID:
            self._path.append(tag)
        named = {key: value or "" for key, value in attrs}
        assert len(named) == len(attrs), "an attribute comes twice"
        assert not any(key.startswith("on") or key in ("href", "src") for key in named), f"{tag} leads elsewhere"
        if tag == "path":
            shape = next(name for start, name in _SHAPES.items() if start in named["d"])
            self.marks.append((shape, named["fill"]))
            assert named["stroke"] == "currentColor"
            assert named["fill"] in (GOOD.fill, WATCH.fill, BAD.fill, "none")
            named.pop("fill")
        if tag == "details":
            self.opened.append("open" in named)
        if tag in ("td", "th"):
            self.styles.append((tag, named.get("style", "")))
        self.colours += [found for value in named.values() for found in _COLOUR.findall(value)]

    def handle_endtag(self, tag: str) -> None:
        assert self._path.pop() == tag, f"{tag} is closed out of order"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
