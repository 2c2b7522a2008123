"""Judgement sheets of experts, as they were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Column, Table
from scorecard._text import LocalText, join_text
from scorecard.weighting.ahp_weights import ACCEPTED, AhpWeights, judgement_text

__all__ = ["JudgementSheet", "JudgementSheets"]

_TITLE = LocalText(en="Judgement sheets", zh="专家判断表")
_COLUMNS = (
    Column("expert", LocalText(en="Expert", zh="专家")),
    Column("judgements", LocalText(en="Judgements", zh="判断数"), "integer"),
    Column("missing", LocalText(en="Missing", zh="缺失"), "integer"),
    Column("consistency_ratio", LocalText(en="Consistency ratio", zh="一致性比率"), "number", 4),
    Column("remark", LocalText(en="Remark", zh="说明")),
)
_FINE = LocalText(en="Accepted.", zh="可接受。")
_UNCONNECTED = LocalText(
    en="The judgements do not hang together; no weights follow from them alone.",
    zh="判断之间不连通，单凭它们无法得出权重。",
)
_NO_RATIO = LocalText(en="No consistency ratio.", zh="无一致性比率。")
_OVER = LocalText(
    en="Above 0.1. {first} over {second} is judged {judgement}; the other judgements imply {value}.",
    zh="超过 0.1。“{first}”与“{second}”相比判为 {judgement}；由其余判断推得 {value}。",
)
_CIRCULAR = LocalText(en="Circles: {n}.", zh="循环判断 {n} 处。")
_READ = LocalText(en="Read from {source}.", zh="读取自 {source}。")


@dataclass(frozen=True, slots=True)
class JudgementSheet:
    """The judgements of one expert.

    Attributes
    ----------
    expert : str
        Who judged.
    judgements : mapping of (str, str) to float
        Judgements by pair, each in the direction in which it is 1 or more.
    weights : AhpWeights or None
        The weights that follow, with the consistency of the judgements.
    reason : {"unconnected"} or None
        Why there are none.
    provenance : Provenance
        Where the sheet came from.
    """

    expert: str
    judgements: Mapping[tuple[str, str], float]
    weights: AhpWeights | None
    reason: Literal["unconnected"] | None
    provenance: Provenance


@dataclass(frozen=True, slots=True, eq=False)
class JudgementSheets(Mapping[str, Mapping[tuple[str, str], float]], Result):
    """Judgements by expert, as `ahp_group` takes them: a mapping that cannot be changed.

    Attributes
    ----------
    labels : tuple of str
        What is compared.
    sheets : tuple of JudgementSheet
        One an expert, in the order read.
    """

    labels: tuple[str, ...]
    sheets: tuple[JudgementSheet, ...]

    def __getitem__(self, expert: str) -> Mapping[tuple[str, str], float]:
        """Return the judgements of an expert."""
        for sheet in self.sheets:
            if sheet.expert == expert:
                return sheet.judgements
        raise KeyError(expert)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the experts."""
        return iter(sheet.expert for sheet in self.sheets)

    def __len__(self) -> int:
        """Return the number of experts."""
        return len(self.sheets)

    def __repr__(self) -> str:
        """Return experts and labels in one line."""
        return f"JudgementSheets(experts={list(self)!r}, labels={list(self.labels)!r})"

    def table(self) -> Table:
        """Return the experts with the consistency of their judgements as a table.

        Returns
        -------
        Table
            One row an expert.
        """
        pairs = len(self.labels) * (len(self.labels) - 1) // 2
        rows = tuple(
            (
                sheet.expert,
                len(sheet.judgements),
                pairs - len(sheet.judgements),
                None if sheet.weights is None else sheet.weights.consistency_ratio,
                _remark(sheet.weights),
            )
            for sheet in self.sheets
        )
        sources = dict.fromkeys(sheet.provenance.source for sheet in self.sheets)
        notes = tuple(_READ.fill({"source": source}) for source in sources)
        return Table(_COLUMNS, rows, title=_TITLE, notes=notes)


def _remark(weights: AhpWeights | None) -> LocalText:
    """Return what is to be said about a sheet."""
    if weights is None:
        return _UNCONNECTED
    remark = _FINE if weights.consistency_ratio is not None else _NO_RATIO
    worst = weights.most_inconsistent
    if weights.consistency_ratio is not None and weights.consistency_ratio > ACCEPTED and worst is not None:
        remark = _OVER.fill(
            {
                "first": worst.first,
                "second": worst.second,
                "judgement": judgement_text(worst.judgement),
                "value": judgement_text(worst.value),
            }
        )
    circles = (_CIRCULAR.fill({"n": len(weights.circular)}),) if weights.circular else ()
    return join_text((remark, *circles))
