"""Pages that people read: links lead somewhere, every page of docs/ has its place in the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT

DOCS = ROOT / "docs"
MADE = {"gallery", "reference"}
"""Folders of docs/ that `make docs` fills."""

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)\s]*)?\)")
TOCTREE = re.compile(r"```\{toctree\}\n(?P<body>.*?)```", re.DOTALL)
CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *(p for p in sorted(DOCS.rglob("*.md")) if p.relative_to(DOCS).parts[0] not in MADE),
]


HEADING = re.compile(r"^(?P<level>#+) .+$", re.MULTILINE)


def empty_sections(page: str) -> list[str]:
    """Return the headings that are followed by one of their own level or a higher one, or by the end, and nothing else."""
    text = CODE.sub("code", page)
    found = list(HEADING.finditer(text))
    ends = [*((other.start(), len(other["level"])) for other in found[1:]), (len(text), 0)]
    return [
        head[0]
        for head, (end, level) in zip(found, ends[: len(found)], strict=True)
        if level <= len(head["level"]) and not text[head.end() : end].strip()
    ]


def listed_in(page: Path) -> set[str]:
    """Return the pages that the tables of contents of a page name, as paths inside docs/ without ending."""
    found = set()
    for tree in TOCTREE.finditer(page.read_text("utf-8")):
        names = [line for line in tree["body"].splitlines() if line and not line.startswith(":")]
        found |= {(page.parent / name).relative_to(DOCS).as_posix() for name in names}
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_a_file(page: Path) -> None:
    dead = []
    for target in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        path = (page.parent / target).resolve()
        made = path.is_relative_to(DOCS) and path.relative_to(DOCS).parts[0] in MADE
        if not made and not path.exists():
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_section_is_empty(page: Path) -> None:
    assert empty_sections("# A\n\n## B\n\n## C\n\ntext\n\n## D\n") == ["## B", "## D"]
    assert empty_sections(page.read_text("utf-8")) == []


def test_every_page_has_its_place_in_the_site() -> None:
    listed = set().union(*(listed_in(page) for page in PAGES[2:]))
    pages = {page.relative_to(DOCS).with_suffix("").as_posix() for page in PAGES[2:]} - {"index"}
    assert pages - listed == set()
    assert {name for name in listed - pages if name.split("/")[0] not in MADE} == set()


def test_a_page_of_the_tutorial_in_each_language_runs_the_same_commands() -> None:
    english, chinese = (
        re.findall(r"^\$ .*(?:\n> .*)*", (DOCS / "tutorial" / name).read_text("utf-8"), re.M)
        for name in ("ten-minutes.md", "ten-minutes-zh.md")
    )
    assert len(english) >= 9
    assert english == [command.replace(" --lang zh", "") for command in chinese]
