"""Tests of the strict YAML reader."""

from __future__ import annotations

import contextlib
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard._yaml import load_yaml
from scorecard.errors import CardError, Problems, ScorecardError

CARD = """\
name: Kiosk
country: NO
answers: [yes, no, on, off]
code: 00123
start: 12:30:45
day: 2026-01-05
weight: 1.10
target: -1.5e3
big: 1_000
hexadecimal: 0x1F
"true": yes
open: true
nothing: ~
blank:
quoted: '12'
folded: >
  two
  lines
"""


def test_scalars_mean_what_a_reader_of_the_file_expects() -> None:
    """The trap words of YAML 1.1 stay text; numbers, true, false and null are what they look like."""
    data, _ = load_yaml(CARD)
    assert data == {
        "name": "Kiosk",
        "country": "NO",
        "answers": ["yes", "no", "on", "off"],
        "code": "00123",
        "start": "12:30:45",
        "day": "2026-01-05",
        "weight": 1.1,
        "target": -1500.0,
        "big": "1_000",
        "hexadecimal": "0x1F",
        "true": "yes",
        "open": True,
        "nothing": None,
        "blank": None,
        "quoted": "12",
        "folded": "two lines\n",
    }


def test_keys_are_always_text() -> None:
    """A key that looks like a number or a truth value is text, as in JSON."""
    assert load_yaml("1: low\n5: high\ntrue: x\nnull: y")[0] == {"1": "low", "5": "high", "true": "x", "null": "y"}


def test_positions_of_keys_and_values() -> None:
    """Every key and value has its line and column, counted from 1."""
    _, marks = load_yaml("a:\n  - b: 1\n    c: [2, 3]\n", source="card.yaml")
    assert str(marks.place(("a", 0, "c", 1))) == "card.yaml:3:12: a.0.c.1"
    assert str(marks.place(("a", 0, "c"), key=True)) == "card.yaml:3:5: a.0.c"
    assert str(marks.place(("a", 0, "missing"))) == "card.yaml:2:5: a.0.missing"
    assert str(marks.place(())) == "card.yaml:1:1"


def test_columns_count_characters_not_bytes() -> None:
    """Chinese text before a value does not move its column."""
    _, marks = load_yaml("{名称: 甲, weight: 5}")
    assert marks.values["weight",] == (1, 17)


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: b: c",
            (
                "card.yaml:1:5: a colon stands where no key can be. Put text with a colon in quotes, "
                "and give the keys of one level the same indent. [yaml-syntax]"
            ),
        ),
        (
            "a:\n\tb: 1",
            (
                "card.yaml:2:1: a tab or a special character starts a value here. Indent with spaces only, "
                "and put text that starts with a special character (@ ` %) in quotes. [yaml-syntax]"
            ),
        ),
        (
            "a: @home",
            (
                "card.yaml:1:4: a tab or a special character starts a value here. Indent with spaces only, "
                "and put text that starts with a special character (@ ` %) in quotes. [yaml-syntax]"
            ),
        ),
        ("a: 'x", "card.yaml:1:6: the quotes around a text are not closed. Close the quotes. [yaml-syntax]"),
        (
            'a: "\\q"',
            (
                "card.yaml:1:*: a backslash in double quotes is not a known escape. "
                "Write the text in single quotes. [yaml-syntax]"
            ),
        ),
        (
            "a: 1\nb\nc: 2\n",
            "card.yaml:*:*: a line is neither a key with a colon nor part of a list. Write 'key: value'. [yaml-syntax]",
        ),
        (
            "a: [1,\nb: 2",
            "card.yaml:*:*: a list in square brackets is not closed. Close it with ]. [yaml-syntax]",
        ),
        ("a: {b: 2", "card.yaml:*:*: a map in curly brackets is not closed. Close it with }. [yaml-syntax]"),
        (
            "{a: 1}}",
            "card.yaml:1:7: text follows after the end of the document. Delete what is left over. [yaml-syntax]",
        ),
        (
            "a:\n  - x\n b: 2",
            (
                "card.yaml:3:2: the indent of this line does not fit the lines above. "
                "Give the keys of one level the same indent, with spaces only. [yaml-syntax]"
            ),
        ),
        (
            "- a\nb: 1",
            (
                "card.yaml:2:1: the indent of this line does not fit the lines above. "
                "Give the keys of one level the same indent, with spaces only. [yaml-syntax]"
            ),
        ),
    ],
)
def test_syntax_errors_say_where_and_how_to_mend(
    text: str, message: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both parsers of PyYAML lead to the same words (a star: they may place it differently)."""
    if parser == "python":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(CardError) as caught:
        load_yaml(text, source="card.yaml")
    (problem,) = caught.value.problems
    line, column, rest = message.removeprefix("card.yaml:").split(":", 2)
    assert caught.value.headline == "card.yaml cannot be read."
    assert str(problem).split(":", 3)[3] == rest
    assert line in ("*", str(problem.place.line))
    assert column in ("*", str(problem.place.column))


def test_other_syntax_errors_keep_the_parser_s_own_words() -> None:
    """What is not in our list of words is still placed."""
    with pytest.raises(CardError) as caught:
        load_yaml("%YAML 3.0\n---\na: 1", source="card.yaml")
    assert str(caught.value) == (
        "card.yaml cannot be read.\n"
        "  card.yaml:1:1: this is not YAML (found incompatible YAML document). "
        "Mend the line or put the text in quotes. [yaml-syntax]"
    )


def test_all_strict_problems_come_in_one_error() -> None:
    """Repeated keys, tags, anchors, aliases and numbers without end are all listed at once."""
    text = "a: 1\nb: &x {k: 1}\nc: *x\nd: !!python/object:os.system 1\ne: .nan\na: {k: 2, k: 3}\nf: 1e999\n"
    with pytest.raises(CardError) as caught:
        load_yaml(text, source="card.yaml")
    assert str(caught.value) == (
        "card.yaml cannot be read.\n"
        "  card.yaml:2:4: an anchor (&) marks a part for reuse; found '&x'. "
        "Delete the anchor; put text that starts with & in quotes. [yaml-anchor]\n"
        "  card.yaml:3:4: an alias (*) refers to another part of the text; found '*x'. "
        "Write the part out in full; put text that starts with * in quotes. [yaml-alias]\n"
        "  card.yaml:4:4: a tag (!) asks for a special kind of value; found 'tag:yaml.org,2002:python/object:os.system'. "
        "Delete the tag; put text that starts with ! in quotes. [yaml-tag]\n"
        "  card.yaml:5:4: e: the number is not finite; found '.nan'. "
        "Write a finite number, or leave the field out. [not-finite]\n"
        "  card.yaml:6:1: a: the key stands twice, first in line 1, column 1. Keep one of the two. [duplicate-key]\n"
        "  card.yaml:7:4: f: the number is not finite; found '1e999'. "
        "Write a finite number, or leave the field out. [not-finite]"
    )


def test_problems_can_be_collected_with_later_ones() -> None:
    """With a collector the reading goes on; the first of two equal keys counts, broken parts are known."""
    found = Problems()
    data, marks = load_yaml("a: {x: 1}\na: {x: 2, y: 3}\nb: .inf\n", source="c.yaml", problems=found)
    assert data == {"a": {"x": 1}, "b": None}
    assert found.counts == {"duplicate-key": 1, "not-finite": 1}
    assert marks.values["a", "x"] == (1, 8)
    assert marks.is_broken(("b",))
    assert not marks.is_broken(("a", "x"))


def test_second_document_is_refused() -> None:
    """A file holds one document."""
    with pytest.raises(CardError) as caught:
        load_yaml("a: 1\n---\nb: 2\n", source="card.yaml")
    assert str(caught.value) == (
        "card.yaml cannot be read.\n  card.yaml:2:1: a second document starts here. "
        "Keep one document in a file; '---' may stand only at its start. [second-document]"
    )


def test_alias_bomb_is_refused_at_once() -> None:
    """Nine levels of nine aliases cost nothing."""
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 40)]
    started = time.process_time()
    with pytest.raises(CardError) as caught:
        load_yaml("\n".join(lines))
    assert time.process_time() - started < 1
    assert caught.value.counts == {"yaml-anchor": 40, "yaml-alias": 351}


@given(st.text(alphabet=st.sampled_from("ab01:-[]{}#&*!|>'\"%@`, \n\t.~?甲\x85\ud800\x00"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text leads to another error than ours."""
    with contextlib.suppress(ScorecardError):
        load_yaml(text)
