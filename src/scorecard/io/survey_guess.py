"""A questionnaire and a layout that a survey file suggests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard._text import LocalText
from scorecard.errors import ScorecardError
from scorecard.instruments import ColumnLayout, Instrument, Item, LongColumns, Role, Scale
from scorecard.instruments.looks import as_seen
from scorecard.io.answer_families import Family, aligned, families_of, is_code, role_of
from scorecard.io.answer_words import MISSING_WORDS, scale_of_numbers, scale_of_words
from scorecard.io.card_writing import yaml_text
from scorecard.io.columns import Cells, RawColumns
from scorecard.io.header_rows import renamed
from scorecard.io.numbers import Written, read_number
from scorecard.io.reading import Reading
from scorecard.io.survey_tools import Tool, tool_of
from scorecard.survey.cells import label_of, plain_text

__all__ = ["SurveyGuess", "guess_survey"]

_MOST_GROUPS = 12
_LONGEST_LABEL = 100
_FAR = 10_000
_KEYS = frozenset(
    (
        *("id", "key", "case id", "caseid", "respondent", "respondent id", "respondent_id", "respondentid"),
        *("response id", "response_id", "responseid", "submission id"),
        *("编号", "序号", "受访者", "受访者编号", "答卷编号", "答卷序号"),
    )
)
_KEY_END = re.compile(r"(?:[^A-Za-z](?i:id|key|nr\.?|number|no\.)|[a-z]I[Dd]|编号|序号)$")
"""How names of keys end: Antwort-ID, surveyId, customer number, 答卷编号."""
_NO_KEY = re.compile(
    r"(?i:phone|mobile|\btel|fax|order|invoice|parcel|house|[?？]|how many|电话|手机|订单|运单|发票|题|多少)"
)
"""What stands in names of numbers that are no respondent's."""
_LEAST_ROWS = 5
"""Rows from which on it tells something that all cells of a column differ."""
_ROLES: tuple[Role, ...] = ("expectation", "perception", "importance", "satisfaction")
_SHORT: Mapping[str, Role] = {
    "e": "expectation",
    "p": "perception",
    "i": "importance",
    "s": "satisfaction",
    "期望": "expectation",
    "感知": "perception",
    "重要性": "importance",
    "满意度": "satisfaction",
}
_THREE_COLUMNS = 3
_STRAY = 0.2
"""Share of answers that may be understood in no way: typing errors, which the check names by their places."""

_NAME = LocalText(en="Answers", zh="答卷")
_HEAD = (
    "# Guessed from the columns of the file; check every line, then paste it into a card.\n"
    "# 根据文件各列推测而成；请逐行核对后，再粘贴到计分卡中。\n"
)


@dataclass(frozen=True, slots=True)
class SurveyGuess:
    """What a file suggests.

    Attributes
    ----------
    tool : str
        The tool that exported it; empty where nothing tells.
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds what.
    """

    tool: str
    instrument: Instrument
    layout: ColumnLayout

    def to_yaml(self) -> str:
        """Return both as they stand in a card, under ``surveys``.

        Returns
        -------
        str
            YAML.
        """
        instrument = self.instrument.model_dump(mode="json", exclude_defaults=True)
        layout = self.layout.model_dump(mode="json", exclude_defaults=True)
        return _HEAD + yaml_text({"surveys": {"answers": {"instrument": instrument, "layout": layout}}})


def guess_survey(raw: RawColumns, reading: Reading, *, text: bool) -> SurveyGuess | None:
    """Return the questionnaire and the layout that a table suggests.

    Parameters
    ----------
    raw : RawColumns
        The table, read with one header row.
    reading : Reading
        Its name in messages.
    text : bool
        Whether it comes from a file whose header may take several rows.

    Returns
    -------
    SurveyGuess or None
        What it suggests; None where no columns look like answers on a scale.
    """
    try:
        tool = tool_of(raw)
        rows, titles = _below_headers(raw, tool, reading) if text else (raw, dict[str, str]())
        if {"item", "value"} <= {as_seen(name).lower() for name in raw.names}:
            return _long(raw)
        return _wide(rows, tool, titles)
    except ScorecardError:
        return None  # what is guessed contradicts itself


def _below_headers(raw: RawColumns, tool: Tool, reading: Reading) -> tuple[RawColumns, Mapping[str, str]]:
    """Return the rows below all headers of a tool, and the question texts that stand there."""
    layout = tool.layout
    if layout is None or layout.header_rows == 1:
        return raw, {}
    titles = {name: label_of(cells[0]) for name, cells in zip(raw.names, raw.cells, strict=True) if len(cells)}
    return renamed(raw, reading, header_rows=layout.header_rows, name_row=layout.name_row), titles


def _wide(raw: RawColumns, tool: Tool, titles: Mapping[str, str]) -> SurveyGuess | None:
    """Return what a table of one row a respondent suggests."""
    names = [name for name in raw.names if name and as_seen(name).lower() not in tool.own]
    answered = {name: _answers(raw[name]) for name in names}
    families = [f for f in families_of([n for n in names if answered[n]]) if _codes_of(f, answered) is not None]
    size = max((len(f.names) for f in families), default=0)
    families = aligned([f for f in families if len(f.names) == size][: len(_ROLES)])
    words = Counter[str]()
    for family in families:
        for name in family.names:
            words.update(answered[name])
    scale = _scale(words)
    if not families or scale is None:
        return None
    roles = _paired(families)
    span, answers, missing = scale
    items = [_item(number, families, titles) for number in range(size)]
    known = {"id": "answers", "name": _NAME, "scale": span, "items": items, "roles": roles}
    base = tool.layout or ColumnLayout(columns={roles[0]: "{id}"})
    patterns = {role: f.pattern for role, f in zip(roles, families, strict=True) if f.pattern is not None}
    named = {
        role: {item.id: name for item, name in zip(items, family.names, strict=True)}
        for role, family in zip(roles, families, strict=True)
        if family.pattern is None
    }
    taken = {name for family in families for name in family.names}
    others = [name for name in names if name not in taken]
    layout = base.model_copy(
        update={
            "columns": patterns,
            "names": named,
            "answers": answers,
            "missing": (*base.missing, *(word for word in missing if word not in base.missing)),
            "segments": _segments(raw, [name for name in others if as_seen(name).lower() not in _KEYS]),
            "respondent": base.respondent or _key(raw, others),
        }
    )
    built = ColumnLayout.model_validate(layout.model_dump(mode="json", exclude_defaults=True))
    return SurveyGuess(tool.name, Instrument.model_validate(known), built)


def _answers(cells: Cells) -> Counter[str]:
    """Return how often each answer stands in a column; nothing when it cannot be one of a scale."""
    counts = Counter(plain_text(label_of(cell)) for cell in cells)
    counts.pop("", None)
    return counts if 0 < len(counts) <= _MOST_GROUPS + len(MISSING_WORDS) else Counter()


def _codes_of(family: Family, answered: Mapping[str, Counter[str]]) -> object:
    """Return the scale on which the columns of a family are, None when on none."""
    words = Counter[str]()
    for name in family.names:
        words.update(answered[name])
    return _scale(words)


def _scale(words: Mapping[str, int]) -> tuple[Scale, dict[str, int], tuple[str, ...]] | None:
    """Return a scale for some answers, the codes of its words, and what stands for a missing answer."""
    missing = sorted(word for word in words if word.lower() in MISSING_WORDS)
    numbers: dict[int, int] = {}
    texts: list[str] = []
    for word, count in words.items():
        value = _whole(word)
        if value is not None:
            numbers[value] = numbers.get(value, 0) + count
        elif word not in missing:
            texts.append(word)
    if sum(words[text] for text in texts) <= _STRAY * sum(words.values()) and scale_of_words(texts) is None:
        texts = []
    codes = scale_of_words(texts) if texts else {}
    if codes is None or (not codes and not numbers):
        return None
    found = scale_of_numbers(numbers) if numbers else (1, 5, ())
    if found is None:
        return None
    low, high, gone = found
    high = max([high, *codes.values(), 7 if codes and max(codes.values()) > 5 else 0])
    return Scale(low=low, high=high), codes, (*missing, *map(str, gone))


def _whole(word: str) -> int | None:
    """Return a text as a whole number, if it is one."""
    read = read_number(word, decimal=".")
    if not isinstance(read, Written) or read.percent or read.currency is not None or read.value is None:
        return None
    return int(read.value) if read.value.is_integer() and abs(read.value) < _FAR else None


def _paired(families: Sequence[Family]) -> tuple[Role, ...]:
    """Return the role of each family: by its words, else in the usual order."""
    told: list[Role | None] = [role_of(family) for family in families]
    usual: list[Role] = list(_ROLES) if len(families) > 1 else ["perception", *_ROLES]
    if "minimum" in told and len(families) >= _THREE_COLUMNS:  # what else is wished for is desired, the rest perceived
        told = ["desired" if role == "expectation" else role for role in told]
        usual = ["perception", "desired", *_ROLES]
    else:
        told = [None if role == "minimum" else role for role in told]
    free: list[Role] = [role for role in usual if role not in told]
    roles: list[Role] = []
    for role in told:
        chosen: Role = role if role is not None and role not in roles else _first(free, roles)
        roles.append(chosen)
    return tuple(roles)


def _first(free: Sequence[Role], taken: Sequence[Role]) -> Role:
    """Return the first role that is not taken."""
    return next(role for role in free if role not in taken)


def _item(position: int, families: Sequence[Family], titles: Mapping[str, str]) -> Item:
    """Return an item: its statement stands in a family, or in a second header row behind a dash."""
    for family in families:
        text = family.items[position]
        title = titles.get(family.names[position], "").rpartition(" - ")[2].strip()
        statement = text if not is_code(text) else title
        if statement:
            return Item(id=f"q{position + 1}", text=LocalText(en=as_seen(statement)[:500]))
    return Item(id=f"q{position + 1}", text=LocalText(en=f"Item {position + 1}", zh=f"题项 {position + 1}"))


def _segments(raw: RawColumns, names: Sequence[str]) -> dict[str, str]:
    """Return the columns that put respondents into a few groups."""
    found: dict[str, str] = {}
    for name in names:
        counts = Counter(label_of(cell) for cell in raw[name])
        filled = counts.total() - counts.pop("", 0)
        few = 2 <= len(counts) <= _MOST_GROUPS and len(counts) < filled
        if few and all(len(label) <= _LONGEST_LABEL for label in counts):
            plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:40]
            key = plain if plain and plain[0].isalpha() and plain not in found else f"group{len(found) + 1}"
            found[key] = name
    return found


def _key(raw: RawColumns, names: Sequence[str]) -> str | None:
    """Return the column with the key of the respondent: by its whole name, or by its end where all cells differ."""
    for name in names:
        if as_seen(name).lower() in _KEYS:
            return name
    found: list[str] = []
    for name in names:
        seen = as_seen(name)
        if _KEY_END.search(seen) and not _NO_KEY.search(seen):
            cells = [label_of(cell) for cell in raw[name]]
            if len(cells) >= _LEAST_ROWS and "" not in cells and len(set(cells)) == len(cells):
                found.append(name)
    return found[0] if len(found) == 1 else None


def _long(raw: RawColumns) -> SurveyGuess | None:
    """Return what a table of one row an answer suggests."""
    by_name = {as_seen(name).lower(): name for name in raw.names}
    key = next((name for low, name in by_name.items() if low in _KEYS), None)
    words = Counter(plain_text(label_of(cell)) for cell in raw[by_name["value"]])
    words.pop("", None)
    scale = _scale(words) if len(words) <= _MOST_GROUPS + len(MISSING_WORDS) else None
    if key is None or scale is None:
        return None
    items = list(dict.fromkeys(filter(None, (label_of(cell) for cell in raw[by_name["item"]]))))[:500]
    ids = {text: f"q{number}" for number, text in enumerate(items, 1)}
    said = dict.fromkeys(filter(None, (label_of(c) for c in raw[by_name["role"]]))) if "role" in by_name else {}
    roles: dict[str, Role] = dict(_SHORT)
    for role in _ROLES:
        roles[role] = role
    known: dict[str, Role] = {word: roles[word.lower()] for word in said if word.lower() in roles}
    asked: tuple[Role, ...] = tuple(dict.fromkeys(known.values())) or ("perception",)
    span, answers, missing = scale
    columns = LongColumns(
        item=by_name["item"],
        value=by_name["value"],
        role=by_name.get("role") if known else None,
        asks=None if known else "perception",
        roles={word: role for word, role in known.items() if word != role},
        items=ids,
    )
    parts = [Item(id=ids[text], text=LocalText(en=text)) for text in items]
    instrument = Instrument(id="answers", name=_NAME, scale=span, items=tuple(parts), roles=asked)
    layout = ColumnLayout(shape="long", respondent=key, long=columns, answers=answers, missing=missing)
    return SurveyGuess("", instrument, layout)
