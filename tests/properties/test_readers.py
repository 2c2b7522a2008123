"""Every reader, on real files that were mutated and on random bytes, returns a model or raises `ScorecardError`."""

from __future__ import annotations

import io
import os
import random
import re
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from pyarrow import parquet

import scorecard as sc
from scorecard import io as doors
from scorecard.errors import ScorecardError
from scorecard.instruments import ColumnLayout, LongColumns, layouts
from scorecard.io.card_writing import yaml_text
from tests.io.survey_tools.expected import HERE, QUESTIONS, WORDS

_KIOSK = {role: Path(str(path)) for role, path in sc.template_files("self_service_kiosk").items()}
_ORDERS = {role: Path(str(path)) for role, path in sc.template_files("logistics_customer_service").items()}
_HEAD = 4_000
_PLAIN = ColumnLayout(
    columns={"expectation": "E{number}", "perception": "P{number}"}, respondent="key", segments={"region": "region"}
)
_TITLED = _PLAIN.model_copy(update={"header_rows": 3, "name_row": 3})
_LONG = ColumnLayout(
    shape="long",
    respondent="respondent",
    long=LongColumns(roles={"E": "expectation", "P": "perception"}),
    duplicates="last",
)
_LIKE = {"expectation": "QE_{number}", "perception": "QP_{number}"}

Reader = Callable[[Path], object]


def survey(layout: ColumnLayout) -> Reader:
    """Return a reader of answers."""
    return lambda path: doors.read_survey(path, QUESTIONS, layout=layout)


def head(path: Path) -> bytes:
    """Return the first lines of a file."""
    data = path.read_bytes()
    return data if len(data) <= _HEAD else data[: data.rfind(b"\n", 0, _HEAD) + 1]


def columns() -> dict[str, list[int]]:
    """Return a small survey."""
    return {"key": [1, 2], **{f"{role}{n}": [n, 9] for role in "EP" for n in (1, 2, 3)}, "region": [1, 2]}


@cache
def table(kind: str) -> bytes:
    """Return the small survey in one of the binary forms."""
    target = io.BytesIO()
    if kind == "parquet":
        parquet.write_table(pa.table(columns()), target)
        return target.getvalue()
    if kind == "xlsx":
        book = Workbook()
        assert book.active is not None
        for row in (list(columns()), *zip(*columns().values(), strict=True)):
            book.active.append(row)
        book.save(target)
        return target.getvalue()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sav"
        pyreadstat.write_sav(pd.DataFrame(columns()), path, missing_ranges={"E1": [9]})
        return path.read_bytes()


def evaluation() -> bytes:
    """Return a saved evaluation."""
    card = doors.read_card(_KIOSK["card"])
    found = sc.evaluate(card, sc.observe(card, values=[doors.read_observations(_KIOSK["values"], card=card)]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "e.json"
        found.save(path)
        return path.read_bytes()


def layout_text() -> bytes:
    """Return a layout as YAML."""
    plain = layouts.qualtrics(_LIKE, answers=WORDS).model_dump(mode="json", exclude_defaults=True)
    return yaml_text(plain).encode()


_SQUARE = b",a,b,c\na,1,3,5\nb,1/3,1,2\nc,1/5,1/2,1\n"
_HISTORY = b"customer,date,amount\nc1,2026-01-01,10.5\nc2,2026-01-03,7\nc1,2026-02-01,3\n"

_CARD = b'{"id":"d","name":{"en":"D","zh":"\xe7\xa4\xba"},"calendar":{"first":"2026-Q1","last":"2026-Q4"},"perspectives":[{"id":"customer","objectives":[{"id":"p","name":"P","measures":[{"id":"m","name":"M","worst":80,"target":98}]}]}]}'
_NOTES = Path(__file__).parents[2] / "examples" / "kiosk" / "notes.yaml"
_VALUES = {"measure": ["otif", "fill"], "period": ["2026-Q1", "2026-Q1"], "value": [95.5, None], "n": [40, 12]}


@cache
def card_book() -> bytes:
    """Return the small card as a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_bytes(_CARD)
        doors.write_card(doors.read_card(path), path.with_suffix(".xlsx"))
        return path.with_suffix(".xlsx").read_bytes()


@cache
def value_book() -> bytes:
    """Return a few values as a workbook."""
    book, target = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (list(_VALUES), *zip(*_VALUES.values(), strict=True)):
        book.active.append(row)
    book.save(target)
    return target.getvalue()


def value_parquet() -> bytes:
    """Return a few values as Parquet."""
    target = io.BytesIO()
    parquet.write_table(pa.table(_VALUES), target)
    return target.getvalue()


def part(book: Callable[[], bytes], name: str, read: Reader) -> tuple[str, Reader, Callable[[], bytes]]:
    """Return a reader of one part of a workbook: damage inside it is not damage of the archive."""

    def inside(path: Path) -> object:
        whole = path.with_suffix(".xlsx")
        with zipfile.ZipFile(io.BytesIO(book())) as source, zipfile.ZipFile(whole, "w") as target:
            for one in source.namelist():
                target.writestr(one, path.read_bytes() if one == name else source.read(one))
        return read(whole)

    def sample() -> bytes:
        with zipfile.ZipFile(io.BytesIO(book())) as source:
            return source.read(name)

    return ".xml", inside, sample


def result_table() -> bytes:
    """Return a table of results as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.json"
        doors.write_table(sc.gap_analysis(doors.read_survey(HERE / "titled.csv", QUESTIONS, layout=_TITLED)), path)
        return path.read_bytes()


READERS: dict[str, tuple[str, Reader, Callable[[], bytes]]] = {
    "card-yaml": (".yaml", doors.read_card, _KIOSK["card"].read_bytes),
    "card-json": (
        ".json",
        doors.read_card,
        lambda: _CARD,
    ),
    "layout": (".yaml", doors.read_column_layout, layout_text),
    "order-layout": (".json", doors.read_order_layout, _ORDERS["layout"].read_bytes),
    "definitions": (".json", doors.read_service_definitions, _ORDERS["definitions"].read_bytes),
    "survey-csv": (".csv", survey(_PLAIN), lambda: head(HERE / "titled.csv")),
    "survey-titled": (
        ".csv",
        survey(_TITLED),
        lambda: head(HERE / "titled.csv"),
    ),
    "survey-qualtrics": (
        ".csv",
        survey(layouts.qualtrics(_LIKE, missing=("-99",))),
        (HERE / "qualtrics_values.csv").read_bytes,
    ),
    "survey-utf16": (
        ".tsv",
        survey(layouts.qualtrics(_LIKE, answers=WORDS)),
        (HERE / "qualtrics_texts.tsv").read_bytes,
    ),
    "survey-star": (
        ".csv",
        survey(layouts.wenjuanxing({"expectation": 2, "perception": 3})),
        (HERE / "wenjuanxing.csv").read_bytes,
    ),
    "survey-monkey": (
        ".csv",
        survey(layouts.surveymonkey({"expectation": "What do you expect?", "perception": "How was it?"})),
        (HERE / "surveymonkey.csv").read_bytes,
    ),
    "survey-long": (".csv", survey(_LONG), (HERE / "long.csv").read_bytes),
    "survey-xlsx": (".xlsx", survey(_PLAIN), lambda: table("xlsx")),
    "survey-parquet": (".parquet", survey(_PLAIN), lambda: table("parquet")),
    "survey-sav": (".sav", survey(_PLAIN), lambda: table("sav")),
    "inspect-csv": (".csv", doors.inspect_file, (HERE / "google_forms.csv").read_bytes),
    "inspect-long": (".csv", doors.inspect_file, (HERE / "long.csv").read_bytes),
    "observations": (".csv", doors.read_observations, lambda: head(_KIOSK["values"])),
    "judgements": (".csv", doors.read_judgements, lambda: _SQUARE),
    "orders": (
        ".csv",
        lambda path: doors.read_orders(path, doors.read_order_layout(_ORDERS["layout"])),
        lambda: head(_ORDERS["orders"]),
    ),
    "complaints": (".csv", doors.read_complaints, lambda: head(_ORDERS["complaints"])),
    "history": (".csv", doors.read_customer_history, lambda: _HISTORY),
    "evaluation": (".json", doors.load_evaluation, evaluation),
    "notes": (".yaml", doors.read_review_notes, _NOTES.read_bytes),
    "table": (".json", doors.read_table, result_table),
    "card-xlsx": (".xlsx", doors.read_card, card_book),
    "card-xlsx-sheet": part(card_book, "xl/worksheets/sheet1.xml", doors.read_card),
    "card-xlsx-texts": part(card_book, "xl/sharedStrings.xml", doors.read_card),
    "card-xlsx-book": part(card_book, "xl/workbook.xml", doors.read_card),
    "observations-xlsx": (".xlsx", doors.read_observations, value_book),
    "observations-xlsx-sheet": part(value_book, "xl/worksheets/sheet1.xml", doors.read_observations),
    "observations-parquet": (".parquet", doors.read_observations, value_parquet),
}

_TOKENS = (
    b"",
    b"\0",
    b'"',
    b"'",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "９".encode(),
    b"NaN",
    b"Infinity",
    b"1e999",
    b"-1",
    b"#N/A",
    b"=1+1",
    b"{",
    b"}",
    b"[",
    b"]",
    b": ",
    b"- ",
    b"&a ",
    b"*a",
    b"!!python/object:os.system",
    b"null",
    b"\xc3",
    "合计".encode(),
    b"2026-13-45",
    b"9" * 30,
    b"\\u0000",
    b"\\",
    b"../",
    b"%",
    b"\xf0\x9f\x98\x80",
)


def changed(whole: bytes, seed: int, *, inside: bool = False) -> bytes:
    """Return the file with one to four pieces of it replaced, or random bytes in its place one time in eight.

    All follows from one number: to draw each piece by itself takes many times longer than to read the file. Most
    pieces are short and plain text, so that readers get behind their first checks. Of a part of a workbook, half the
    files are changed inside its texts and numbers alone (`inside`), which leaves it well formed.
    """
    rng = random.Random(seed)  # noqa: S311  # no secret
    if rng.randrange(8) == 0:
        return rng.randbytes(rng.randrange(200))
    if inside and rng.randrange(2):
        return _reworded(whole, rng)
    cuts: list[tuple[int, int, bytes]] = []
    for _ in range(rng.choice((1, 1, 2, 4))):
        length = rng.choice((0, 1, rng.randrange(8), rng.randrange(60)))
        kind = rng.randrange(8)
        if kind == 0:
            piece = rng.randbytes(rng.randrange(9))
        else:
            piece = bytes(rng.choices(range(32, 127), k=rng.randrange(9))) if kind < 4 else rng.choice(_TOKENS)
        cuts.append((rng.randrange(1 << 16), length, piece))
    return mutated(whole, cuts)


def _reworded(whole: bytes, rng: random.Random) -> bytes:
    """Return XML with other letters and digits in a few of its texts and attributes."""
    places = [m.span(1) for m in re.finditer(rb'(?:>|=")([^<>"&]+)(?=["<])', whole)]
    for _ in range(rng.randint(1, 4)):
        start, end = rng.choice(places)
        at = rng.randrange(start, end)
        whole = whole[:at] + rng.choice("0123456789-.eEAZ#_ ").encode() + whole[at + 1 :]
    return whole


def mutated(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """Return bytes with pieces replaced."""
    for where, length, piece in cuts:
        at = where % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    return data


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder for files that are read once."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


_LONG_RUN = os.environ.get("HYPOTHESIS_PROFILE") == "long"
_PARTS = tuple(name for name, (ending, *_) in READERS.items() if ending == ".xml")
"""Readers of one part of a workbook, which take twenty times as long as the others."""


@pytest.mark.parametrize("name", [name for name in READERS if name not in _PARTS])
@settings(max_examples=3_500 if _LONG_RUN else 12)
@given(seed=st.integers(0, 2**63 - 1))
def test_a_reader_returns_a_model_or_says_what_is_wrong(name: str, seed: int, folder: Path) -> None:
    read_or_refuse(name, seed, folder)


@pytest.mark.parametrize("name", _PARTS)
@settings(max_examples=800 if _LONG_RUN else 12)
@given(seed=st.integers(0, 2**63 - 1))
def test_a_workbook_with_a_broken_part_is_read_or_refused(name: str, seed: int, folder: Path) -> None:
    read_or_refuse(name, seed, folder)


def test_the_long_run_reads_100_000_inputs() -> None:
    assert (len(READERS) - len(_PARTS)) * 3_500 + len(_PARTS) * 800 >= 100_000


def read_or_refuse(name: str, seed: int, folder: Path) -> None:
    """Read a changed file; nothing but an error of ours may come of it."""
    ending, read, sample = READERS[name]
    path = folder / f"{name}{ending}"
    path.write_bytes(changed(_whole(name, sample), seed, inside=ending == ".xml"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            read(path)
        except ScorecardError:
            return


_DEEP = ("card-yaml", "layout", "order-layout", "survey-titled", "survey-qualtrics", "survey-monkey", "inspect-csv")
_DEEP += ("inspect-long", "observations", "orders", "complaints", "history", "notes", "table", "card-xlsx-sheet")


@pytest.mark.parametrize("name", _DEEP)
def test_some_of_the_changed_files_are_read(name: str, folder: Path) -> None:
    """Else the random changes would only meet the first check of a reader."""
    ending, read, sample = READERS[name]
    path, models = folder / f"{name}-deep{ending}", 0
    for seed in range(120):
        path.write_bytes(changed(_whole(name, sample), seed, inside=ending == ".xml"))
        try:
            read(path)
        except ScorecardError:
            continue
        models += 1
    assert models >= 2


_WHOLE: dict[str, bytes] = {}


def _whole(name: str, sample: Callable[[], bytes]) -> bytes:
    """Return the file behind the mutations of a reader, made once."""
    if name not in _WHOLE:
        _WHOLE[name] = sample()
    return _WHOLE[name]


@pytest.mark.parametrize("name", [name for name in READERS if name != "survey-csv"])
def test_the_file_behind_the_mutations_is_read(name: str, folder: Path) -> None:
    """Else the mutations would only meet the first check."""
    ending, read, sample = READERS[name]
    path = folder / f"{name}-whole{ending}"
    path.write_bytes(sample())
    found: set[str] = set()
    try:
        read(path)
    except ScorecardError as error:
        found.update(error.counts)
    assert found <= {"answer-out-of-scale", "answer-given-twice", "answer-not-a-number"}
