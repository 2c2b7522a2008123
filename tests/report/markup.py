"""An HTML page as a reader of markup takes it apart: elements, texts, and what it would load."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

VOID = frozenset({"meta", "col", "link", "img", "br", "hr", "input"})
Attributes = dict[str, str]


@dataclass
class Element:
    """An element with the elements above it."""

    tag: str
    attributes: Attributes
    above: tuple[str, ...]


@dataclass
class Page:
    """What stands on a page, in order; `texts` are those outside of charts."""

    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    chart_texts: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def named(self, *tags: str) -> list[Element]:
        """Return the elements of some kinds."""
        return [element for element in self.elements if element.tag in tags]

    def values(self, *names: str) -> list[str]:
        """Return the values of some attributes."""
        return [e.attributes[name] for e in self.elements for name in names if name in e.attributes]

    @property
    def said(self) -> list[str]:
        """The texts outside of charts."""
        return [text for text, _ in self.texts]


class _Reader(HTMLParser):
    """Collect a page; a tag that closes another than the last one opened is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        values = {name: value or "" for name, value in attrs}
        self.page.elements.append(Element(tag, values, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        assert "svg" in self.open, tag
        values = {name: value or "" for name, value in attrs}
        self.page.elements.append(Element(tag, values, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        self.flush()
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.page.comments.append(data)

    def flush(self) -> None:
        """Take the text read so far."""
        text, self.text = self.text, ""
        if not text.strip():
            return
        if "svg" in self.open:
            self.page.chart_texts.append(text)
        elif self.open[-1] == "style":
            self.page.sheets.append(text)
        else:
            self.page.texts.append((text, tuple(self.open)))


@cache
def read(content: str) -> Page:
    """Return what stands on a page."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    reader.flush()
    assert reader.open == []
    return reader.page
