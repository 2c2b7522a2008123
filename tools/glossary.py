"""Write the glossary of the documentation: ``python tools/glossary.py docs/glossary.md``.

Every word comes from the packaged glossaries, instruments, cards and service packages;
one that lacks a language is refused.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from scorecard import LocalText
from scorecard.instruments import Instrument, logistics_service_quality, service_audit, servqual
from scorecard.instruments.library.reading import Grouping, grouping_names
from scorecard.logistics import ServiceProgramme
from scorecard.models import Scorecard
from scorecard.templates import TemplateInfo, Term, glossary, load_template, template_files, templates

PAGE = Path(__file__).parent.parent / "docs" / "glossary.md"
INSTRUMENTS = (servqual(), service_audit(), logistics_service_quality())
_HEAD = """# Glossary: English and Chinese 术语表

Written by `python tools/glossary.py docs/glossary.md` from the packaged glossaries, instruments and cards.
Do not edit it here.
本页由程序根据随附的术语表、量表和计分卡生成，请勿直接修改。
"""


_GROUPINGS: dict[Grouping, str] = {
    "contacts": "Contacts of the order process 订单过程的接触点",
    "elements": "Elements of logistics customer service 物流客户服务要素",
}


_MEANINGS = ("English", "中文", "Meaning", "含义")
_STATEMENTS = ("Item", "题项", "Statement", "陈述")
_STANDARDS = ("Element", "要素", "Standard", "标准")


class IncompleteTextError(Exception):
    """A text lacks one of the languages."""


def texts_in(value: object, path: str = "") -> Iterator[tuple[str, LocalText]]:
    """Yield every text of a description with its place."""
    if isinstance(value, LocalText):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from texts_in(inner, f"{path}.{number}")


def refuse_incomplete(name: str, *parts: object) -> None:
    """Raise with every text of some descriptions that lacks a language."""
    found = [f"{name}{path}: {text!r}" for part in parts for path, text in texts_in(part) if not text.complete]
    if found:
        raise IncompleteTextError("\n".join(found))


def page() -> str:
    """Return the glossary as Markdown."""
    parts = [_HEAD, "## The domain 行业术语\n", _terms("glossary", glossary())]
    parts += ["## Instruments 量表\n"]
    for instrument in INSTRUMENTS:
        parts += list(_instrument(instrument))
    for grouping, title in _GROUPINGS.items():
        groups = grouping_names(grouping)
        refuse_incomplete(grouping, groups)
        parts += [f"### {title}\n", _rows((group.id, group.name, group.definition) for group in groups)]
    for info in templates():
        parts += list(_template(info, load_template(info.name)))
    return "\n".join(parts)


def _terms(name: str, terms: tuple[Term, ...]) -> str:
    """Return terms as a table."""
    refuse_incomplete(name, terms)
    return _rows((term.id, term.term, term.definition) for term in terms)


def _instrument(instrument: Instrument) -> Iterator[str]:
    """Yield dimensions and items of an instrument."""
    refuse_incomplete(instrument.id, instrument)
    yield f"### {_both(instrument.name)}\n"
    yield _rows((d.id, d.name, d.definition) for d in instrument.dimensions)
    yield _rows(((item.id, item.label, item.text) for item in instrument.items), head=_STATEMENTS)


def _template(info: TemplateInfo, card: Scorecard) -> Iterator[str]:
    """Yield the words of a template: its glossary, perspectives, objectives, measures, own dimensions."""
    refuse_incomplete(info.name, card, (info.title, info.summary))
    yield f"## Template: {_both(info.title)}\n"
    yield f"{info.summary.text('en')} {info.summary.text('zh')}\n"
    yield _terms(info.name, glossary(info.name))
    yield "### Perspectives 维度\n"
    yield _rows((p.id, p.name, p.definition) for p in card.perspectives)
    yield "### Objectives 目标\n"
    yield _rows((o.id, o.name, o.definition) for o in card.objectives)
    yield "### Measures 指标\n"
    yield _rows((m.id, m.name, m.definition) for m in card.measures)
    if "packages" in info.files:
        yield from _packages(info.name)
    library = {instrument.id for instrument in INSTRUMENTS}
    for survey in card.surveys.values():
        own = survey.instrument
        if own.id not in library and not any(own.id.startswith(f"{known}_") for known in library):
            yield from _instrument(own)


def _packages(name: str) -> Iterator[str]:
    """Yield the standards of the service packages of a template."""
    programme = ServiceProgramme.model_validate_json(template_files(name)["packages"].read_text("utf-8"))
    refuse_incomplete(f"{name} packages", programme)
    yield f"### {_both(programme.name)}\n"
    for package in programme.packages:
        yield f"**{_both(package.name)}**\n"
        yield _rows(((s.id, s.element, s.standard) for s in package.standards), head=_STANDARDS)


def _rows(rows: Iterable[tuple[str, LocalText, LocalText | None]], *, head: Sequence[str] = _MEANINGS) -> str:
    """Return words with what they mean, or labels with what they stand for, one row each."""
    lines = [f"| {' | '.join(head)} |", "|---|---|---|---|"]
    for id_, name, text in rows:
        if text is None:
            raise IncompleteTextError(f"{id_} has no definition")
        cells = (name.text("en"), name.text("zh"), text.text("en"), text.text("zh"))
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _both(text: LocalText) -> str:
    """Return a text in both languages."""
    return f"{text.text('en')} {text.text('zh')}"


def main(target: Path) -> None:
    """Write the page."""
    target.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
