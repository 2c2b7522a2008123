"""The words of link evidence claim nothing that the numbers do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scorecard._table import Column
from scorecard._text import LocalText
from scorecard.series import link_words


def texts(value: object) -> Iterator[LocalText]:
    if isinstance(value, LocalText):
        yield value
    elif isinstance(value, Column):
        yield value.label
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)


WORDS = [text for value in vars(link_words).values() for text in texts(value)]


def test_no_text_calls_a_result_causal() -> None:
    assert len(WORDS) > 50
    for text in WORDS:
        assert not re.search(r"caus|prove|proof|because of", text.text("en"), re.IGNORECASE)
        assert not re.search("因果|导致|证明|引起", text.text("zh"))


def test_all_words_are_there_in_both_languages() -> None:
    assert [text for text in WORDS if not text.complete] == []
