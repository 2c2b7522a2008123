"""What stands in the cells of a survey that hold no answer: counted by column, kind and content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import Problem, SurveyError, quoted

__all__ = ["KINDS", "BadCells", "BadCellsError", "CellCounts"]

_MOST_CONTENTS = 20
_SHOWN = 8

KINDS: dict[str, LocalText] = {
    "missing": LocalText(en="missing", zh="缺失"),
    "answer-out-of-scale": LocalText(en="not on the scale", zh="超出量表范围"),
    "answer-not-a-number": LocalText(en="not a number", zh="不是数字"),
    "answer-not-finite": LocalText(en="not finite", zh="不是有限数"),
    "bad-points": LocalText(en="no importance points", zh="重要性分值无效"),
    "bad-label": LocalText(en="no label", zh="分组标签无效"),
    "bad-duration": LocalText(en="no duration", zh="作答时长无效"),
}
_COLUMNS = (
    Column("column", LocalText(en="Column", zh="列名")),
    Column("kind", LocalText(en="Kind", zh="类型")),
    Column("cells", LocalText(en="Cells", zh="单元格数"), "integer"),
    Column("found", LocalText(en="Found", zh="内容")),
)
_TITLE = LocalText(en="Cells without a usable answer", zh="没有可用答案的单元格")
_ROWS = LocalText(
    en="{rows} respondents, {empty} of them without any answer.",
    zh="共 {rows} 位受访者，其中 {empty} 位没有任何有效答案。",
)
_MANY = LocalText(en="more than {n} different contents", zh="超过 {n} 种不同内容")


@dataclass(frozen=True, slots=True)
class BadCells:
    """Cells of one column and kind.

    Attributes
    ----------
    column : str
        Name of the column.
    kind : str
        Code of the problem, such as ``answer-out-of-scale``; ``missing`` for an empty cell or a
        declared missing code, which is no problem.
    count : int
        How many.
    contents : tuple of (str, int) or None
        What stands there and how often, most frequent first; None beyond 20 different contents.
    """

    column: str
    kind: str
    count: int
    contents: tuple[tuple[str, int], ...] | None


class CellCounts:
    """Count cells by column, kind and content; what is counted adds up over batches in any order."""

    def __init__(self) -> None:
        self._totals: Counter[tuple[str, str]] = Counter()
        self._contents: dict[tuple[str, str], Counter[str]] = {}

    def add(self, column: str, kind: str, content: str, count: int) -> None:
        """Count cells of one content."""
        key = (column, kind)
        self._totals[key] += count
        contents = self._contents.setdefault(key, Counter())
        if len(contents) <= _MOST_CONTENTS:
            contents[content] += count

    def absorb(self, other: CellCounts) -> None:
        """Take over what was counted elsewhere."""
        self._totals.update(other._totals)
        for key, more in other._contents.items():
            contents = self._contents.setdefault(key, Counter())
            for content, count in more.items():
                if len(contents) <= _MOST_CONTENTS:
                    contents[content] += count

    def kinds(self) -> Counter[str]:
        """Return how many cells there are of each kind."""
        kinds: Counter[str] = Counter()
        for (_, kind), count in self._totals.items():
            kinds[kind] += count
        return kinds

    def listed(self, order: Sequence[str]) -> tuple[BadCells, ...]:
        """Return what was counted, by kind and then in this order of columns."""
        position = {name: i for i, name in enumerate(order)}
        keys = sorted(self._totals, key=lambda k: (list(KINDS).index(k[1]), position.get(k[0], len(position)), k[0]))
        found: list[BadCells] = []
        for key in keys:
            contents = self._contents[key]
            most = sorted(contents.items(), key=lambda item: (-item[1], item[0]))
            found.append(BadCells(*key, self._totals[key], None if len(contents) > _MOST_CONTENTS else tuple(most)))
        return tuple(found)


class BadCellsError(SurveyError):
    """Survey answers hold cells that cannot be used as they are.

    Parameters
    ----------
    headline : str
        One sentence that says what could not be done.
    problems : sequence of Problem
        The first bad cells of each kind.
    counts : mapping of str to int, optional
        Exact number of bad cells by code.
    cells : tuple of BadCells
        Every column with bad or missing cells.
    respondents, empty : int
        Respondents in all, and those without any answer.
    """

    def __init__(
        self,
        headline: str,
        problems: Sequence[Problem] = (),
        counts: Mapping[str, int] | None = None,
        cells: tuple[BadCells, ...] = (),
        respondents: int = 0,
        empty: int = 0,
    ) -> None:
        super().__init__(headline, problems, counts)
        self.cells = cells
        self.respondents = respondents
        self.empty = empty

    def __reduce__(self) -> tuple[type[BadCellsError], tuple[object, ...]]:
        """Return how a copy is made, as another process does."""
        parts = (self.headline, self.problems, self.counts, self.cells, self.respondents, self.empty)
        return BadCellsError, parts

    def table(self) -> Table:
        """Return how many cells of each column are bad or missing, and what stands there.

        Returns
        -------
        Table
            One row a kind and column.
        """
        rows: list[tuple[Cell, ...]] = [(c.column, KINDS[c.kind], c.count, _found(c)) for c in self.cells]
        note = _ROWS.fill({"rows": self.respondents, "empty": self.empty})
        return Table(_COLUMNS, tuple(rows), _TITLE, (note,))


def _found(cells: BadCells) -> Cell:
    """Return the contents of bad cells in one short text."""
    if cells.contents is None:
        return _MANY.fill({"n": _MOST_CONTENTS})
    shown = [f"{quoted(text)} ({n})" for text, n in cells.contents[:_SHOWN]]
    return ", ".join([*shown, "…"] if len(cells.contents) > _SHOWN else shown)
