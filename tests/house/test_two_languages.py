"""Every fixed text of the package is there in English and in Chinese."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from scorecard._text import LocalText
from tests.house.source import PACKAGE, calls, modules, name_of, where

HAN = re.compile(r"[\u4e00-\u9fff]")
PACKAGED = sorted(p for p in PACKAGE.rglob("*") if p.suffix in {".yaml", ".yml"} or p.match("library/*.json"))


def texts_in(value: object, seen: set[int]) -> Iterator[LocalText]:
    """Yield the texts in a module constant: itself, or inside mappings, tuples, dataclasses' fields."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, LocalText):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner, seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from texts_in(inner, seen)
    elif hasattr(value, "__slots__") and type(value).__module__.startswith("scorecard"):
        for field in getattr(type(value), "__dataclass_fields__", ()):
            yield from texts_in(getattr(value, field), seen)


def test_module_constants_are_complete() -> None:
    texts = [
        (name_of(path), text)
        for path in modules()
        if path.stem != "__main__"  # running the command line is not importing it
        for name, value in vars(importlib.import_module(name_of(path))).items()
        if name != "__builtins__"
        for text in texts_in(value, set())
    ]
    assert len(texts) > 1000
    assert [(module, text) for module, text in texts if not text.complete] == []
    assert [(module, text) for module, text in texts if text.en and HAN.search(text.en)] == [], "Chinese in English"


def test_texts_made_in_functions_are_complete() -> None:
    """A literal ``LocalText(…)`` names both languages wherever it stands."""
    short = []
    for path in modules():
        for name, call in calls(path):
            given = {k.arg for k in call.keywords}
            words = [n.value for k in call.keywords for n in ast.walk(k.value) if isinstance(n, ast.Constant)]
            literal = any(isinstance(word, str) and any(c.isalpha() for c in word) for word in words)
            if name == "LocalText" and literal and not {"en", "zh"} <= given:
                short.append(where(path, call))
    assert short == []


GRAMMAR = {"have", "fall", "exceed", "dimensions", "respondents", "low_verb", "high_verb"}
"""Places that hold an English word in singular or plural."""
OTHERWISE = {"k", "m", "many", "reference"}
"""Places that one language needs and the other says in a word of its own: "and 2 more" of "3 items", what is counted, "the target"."""
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff}][,;:!?]|[\u4e00-\u9fff] ?\(|[,;:!?][\u4e00-\u9fff]|[\u4e00-\u9fff]\.")
TOO_NEAR = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]|[\d}]%")


def literal_texts() -> Iterator[tuple[str, str, str]]:
    """Yield where each literal ``LocalText(en="…", zh="…")`` stands, with its English and its Chinese."""
    for path in modules():
        for name, call in calls(path):
            given = {k.arg: k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)}
            if name == "LocalText" and isinstance(given.get("en"), str) and isinstance(given.get("zh"), str):
                yield where(path, call), str(given["en"]), str(given["zh"])


def test_both_languages_have_the_same_places() -> None:
    """A place that stands in one language only leaves a number out of the other."""
    pairs = [
        (place, set(re.findall(r"\{(\w+)\}", en)), set(re.findall(r"\{(\w+)\}", zh)))
        for place, en, zh in literal_texts()
    ]
    assert len(pairs) > 3000
    assert [(place, *ours) for place, en, zh in pairs if (ours := (en ^ zh) - GRAMMAR - OTHERWISE)] == []


def test_chinese_is_set_as_chinese() -> None:
    """Marks between Chinese words are full-width, and a blank parts them from Latin letters, digits and per cent."""
    wrong = [
        (place, zh)
        for place, _, zh in literal_texts()
        if HAN.search(zh) and (HALF_WIDTH.search(zh) or TOO_NEAR.search(zh))
    ]
    assert wrong == []


def localised(value: object, path: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Yield each mapping of languages in packaged data, with its path."""
    if isinstance(value, dict):
        if value.keys() & {"en", "zh"} and value.keys() <= {"en", "zh"}:
            yield path, value
            return
        for key, inner in value.items():
            yield from localised(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from localised(inner, f"{path}.{number}")


@pytest.mark.parametrize("path", PACKAGED, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_packaged_files_are_complete(path: Path) -> None:
    texts = list(localised(yaml.safe_load(path.read_text("utf-8"))))
    assert texts, "a packaged file without a text in two languages"
    assert [where for where, text in texts if not (text.get("en") and text.get("zh"))] == []
    assert [where for where, text in texts if HAN.search(str(text["en"]))] == [], "Chinese in an English text"


TEXT_FIELDS = {"name", "definition", "text", "short", "label", "owner", "source", "title", "description", "statement"}


@pytest.mark.parametrize("path", PACKAGED, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_packaged_files_have_no_bare_text(path: Path) -> None:
    """A plain string serves both languages, so in packaged files it is a text somebody forgot to translate."""
    bare: list[str] = []

    def look(value: object, where: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in TEXT_FIELDS and isinstance(inner, str) and (" " in inner or HAN.search(inner)):
                    bare.append(f"{where}.{key}: {inner}")
                look(inner, f"{where}.{key}")
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                look(inner, f"{where}.{number}")

    look(yaml.safe_load(path.read_text("utf-8")), "")
    assert bare == []


STRAYS = {
    "记分卡": "计分卡",
    "完美订单": "完美订货",
    "容忍区域": "容忍区间",
    "调整后 p 值": "校正 p 值",
    "订单周期": "订货周期",
    "周期时间": "订货周期",
    "期望排名": "期望名次",
    "期望服务": "理想服务",
    "基准值": "基期值",
    "基线值": "基期值",
    "领先或滞后": "先行或滞后",
    "威尔逊": "Wilson",
    "因果链": "因果关系",
    "重要性—绩效": "重要性–绩效",
}
"""Words for what the glossary calls otherwise."""


def test_one_thing_has_one_name_in_chinese() -> None:
    """A card, a figure and a chart of the same thing stand in one review."""
    texts = [p for p in PACKAGE.rglob("*") if p.suffix in {".py", ".yaml", ".json", ".md", ".typ"}]
    assert len(texts) > 800
    found = [
        (path.relative_to(PACKAGE).as_posix(), stray, word)
        for path in texts
        for stray, word in STRAYS.items()
        if stray in path.read_text("utf-8")
    ]
    assert found == []
