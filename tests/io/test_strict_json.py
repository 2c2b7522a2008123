"""Tests of the strict JSON reader."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import CardError, Problems, ScorecardError
from scorecard.io.strict_json import load_json


def refused(text: str) -> str:
    """Return the message with which a text is refused."""
    with pytest.raises(CardError) as caught:
        load_json(text, source="card.json")
    return str(caught.value).removeprefix("card.json cannot be read.\n  ")


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff"), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab.甲", max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(json_values, st.sampled_from([None, 0, 1]), st.booleans())
def test_valid_json_is_read_as_python_reads_it(value: object, indent: int | None, ascii_only: bool) -> None:
    """Whatever the layout of the file."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert load_json(text)[0] == json.loads(text)


def test_positions() -> None:
    """Lines and columns are counted from 1."""
    _, marks = load_json('{"名": {"b": [1,\n  {"c": "x]\\""}]}}', source="card.json")
    assert str(marks.place(("名", "b", 1, "c"))) == "card.json:2:9: 名.b.1.c"
    assert str(marks.place(("名", "b", 1, "c"), key=True)) == "card.json:2:4: 名.b.1.c"


def test_repeated_names_and_endless_numbers_come_together() -> None:
    """As in YAML."""
    found = Problems()
    load_json('{"a": 1,\n "a": NaN, "b": -Infinity, "c": "x\\u0000"}', source="card.json", problems=found)
    assert [str(problem) for problem in found] == [
        "card.json:2:2: a: the key stands twice, first in line 1, column 2. Keep one of the two. [duplicate-key]",
        (
            "card.json:2:7: a: the number is not finite; found 'NaN'. "
            "Write a finite number, or leave the field out. [not-finite]"
        ),
        (
            "card.json:2:17: b: the number is not finite; found '-Infinity'. "
            "Write a finite number, or leave the field out. [not-finite]"
        ),
        (
            "card.json:2:33: c: the text has a character that cannot be printed; found 'U+0000'. "
            "Delete it. [control-character]"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{a: 1}",
            "card.json:1:2: a name in double quotes is needed here. Put names in double quotes; no comma before }.",
        ),
        ('{"a" 1}', 'card.json:1:6: a colon is needed after the name. Write "name": value.'),
        ('{"a": 1 "b"}', "card.json:1:9: a comma is needed between two values. Add the comma, or close the bracket."),
        (
            '{"a": }',
            "card.json:1:7: a value is needed here. Write a value; text needs double quotes, no comma before ].",
        ),
        ('{"a": 1} x', "card.json:1:10: text follows after the end of the document. Delete what is left over."),
        ('{"a": "x', "card.json:1:7: the quotes around a text are not closed. Close the quotes."),
        ('{"a":\n"x\ty"}', "card.json:2:3: a line break or tab stands inside a text. Write \\n or \\t instead."),
        ('{"a": "\\q"}', "card.json:1:8: a backslash is not followed by a known escape. Write \\\\ for a backslash."),
    ],
)
def test_syntax_errors_say_where_and_how_to_mend(text: str, message: str) -> None:
    """In plain words."""
    assert refused(text) == f"{message} [json-syntax]"


def test_deep_nesting_is_refused() -> None:
    """At the same bound as YAML, without exhausting Python's stack."""
    started = time.process_time()
    message = (
        "card.json:1:41: the text is nested more than 40 levels deep. "
        "A card needs fewer than ten levels; look for a bracket that is not closed. [too-deep]"
    )
    assert refused("[" * 200_000 + "]" * 200_000) == message
    assert time.process_time() - started < 2


def test_long_numbers_are_not_converted() -> None:
    """A number of many digits is refused before Python refuses it."""
    assert "[not-finite]" in refused('{"a": ' + "9" * 10_000 + "}")


@given(st.text(alphabet=st.sampled_from('{}[]:,"\\ua01-+.eEtrufalsn \n\t甲\ud800\x00'), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text leads to another error than ours."""
    with contextlib.suppress(ScorecardError):
        load_json(text)
