"""What somebody who looks at a data file should be told before it is read."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.instruments.looks import as_seen
from scorecard.io.answer_families import families_of
from scorecard.io.answer_words import MISSING_WORDS
from scorecard.io.columns import RawColumns
from scorecard.io.headers import first_rows
from scorecard.survey.cells import label_of

__all__ = ["header_note", "words_note"]

_MOST_WORDS = 12
_LONGEST = 60

_HEADER = LocalText(
    en="Most columns have no name; the names seem to stand in row {row}. Delete the rows above it, then look again.",
    zh="多数列没有列名，列名似乎在第 {row} 行。请删除该行以上的内容后再查看。",
)
_WORDS = LocalText(
    en="{first} to {last} hold words of no scale that is known: {words}. "
    "Say under answers in the layout which number each stands for.",
    zh="{first} 至 {last} 的答案不属于已知量表：{words}。请在布局的 answers 中写明各词对应的数值。",
)


def header_note(raw: RawColumns) -> LocalText | None:
    """Return that the header seems to stand below other rows; None where it does not.

    Parameters
    ----------
    raw : RawColumns
        The table, read with its first row as the header.

    Returns
    -------
    LocalText or None
        The row in which the names seem to stand: the first one with a different text in every column.
    """
    named = sum(1 for name in raw.names if as_seen(name))
    if len(raw.names) < 2 or named * 2 > len(raw.names):
        return None
    for row, cells in first_rows(raw):
        texts = {cell for cell in cells if cell and not cell.replace(".", "", 1).isdigit()}
        if len(texts) == len(cells):
            return _HEADER.fill({"row": row})
    return None


def words_note(raw: RawColumns) -> LocalText | None:
    """Return that the columns of a question hold words whose numbers nobody has said; None where none do.

    Parameters
    ----------
    raw : RawColumns
        The table, in which no answers on a scale were found.

    Returns
    -------
    LocalText or None
        First and last column of the questions asked of most items, and the words, which come twice on average.
    """
    words = {name: _words(raw, name) for name in raw.names if as_seen(name)}
    families = families_of([name for name, found in words.items() if found])
    if not families:
        return None
    size = max(len(family.names) for family in families)
    names = [name for family in families if len(family.names) == size for name in family.names]
    said = sorted(set[str]().union(*(words[name] for name in names)))
    answers = sum(label_of(cell) in words[name] for name in names for cell in raw[name])
    if len(said) > _MOST_WORDS or 2 * len(said) > answers:
        return None
    listed = LocalText(en=", ".join(said), zh="、".join(said))
    return _WORDS.fill({"first": as_seen(names[0]), "last": as_seen(names[-1]), "words": listed})


def _words(raw: RawColumns, name: str) -> set[str]:
    """Return the few short words that stand in a column, without those for no answer; nothing where it holds others."""
    found = {label_of(cell) for cell in raw[name]}
    found = {word for word in found if word and word.lower() not in MISSING_WORDS}
    if len(found) > _MOST_WORDS or any(len(word) > _LONGEST or word[0].isdigit() for word in found):
        return set()
    return found
