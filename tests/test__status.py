from __future__ import annotations

import pickle

import pytest

from scorecard._status import Level, StatusWord
from scorecard._text import LocalText
from scorecard.models import Band, Bands

NAME = LocalText(en="on target", zh="达标")


@pytest.mark.parametrize("level", ["good", "watch", "bad", None])
def test_a_word_keeps_texts_and_level(level: Level | None) -> None:
    word = StatusWord.of(NAME, level)
    assert (word.text("en"), word.text("zh"), word.level) == ("on target", "达标", level)
    kept = pickle.loads(pickle.dumps(word))
    assert (kept, kept.level) == (word, level)


def test_a_word_equals_the_text_that_says_the_same() -> None:
    word = StatusWord.of(NAME, "good")
    assert word == NAME
    assert word == StatusWord.of(NAME, "bad")
    assert word == NAME
    assert hash(word) == hash(NAME)
    assert len({word, NAME}) == 1
    assert word != LocalText(en="on target")
    assert word != "on target"


def test_the_word_of_a_band() -> None:
    said = [(band.word.text("zh"), band.word.level) for band in Bands.default()]
    assert said == [("未达标", "bad"), ("关注", "watch"), ("达标", "good")]
    assert isinstance(next(iter(Bands.default())), Band)
