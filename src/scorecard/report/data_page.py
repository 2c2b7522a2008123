"""The pages that say what the numbers rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version

from scorecard._result import Provenance
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText, join_text
from scorecard.models import Scorecard
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.sorted_evidence import SortedEvidence
from scorecard.scoring.confidential import Withheld

DATA = LocalText(en="Data and exclusions", zh="数据与剔除")
SOURCES = LocalText(en="What was read", zh="读取的数据")
REMARKS = LocalText(en="What the reader should know", zh="读者须知")
REPRODUCE = LocalText(en="Reproducibility", zh="可复现信息")

_EMPTY = LocalText(en="empty", zh="空")
_MISSING = LocalText(en="{code}: {count}", zh="{code}：{count}")
_CODE = LocalText(en="code {code}", zh="代码 {code}")
_SEPARATORS: dict[str, LocalText] = {
    "comma": LocalText(en="comma", zh="逗号"),
    "semicolon": LocalText(en="semicolon", zh="分号"),
    "tab": LocalText(en="tab", zh="制表符"),
}
_INTRO = LocalText(
    en="Nothing was dropped without being counted here. "
    "n on every row of this review is what was left after exclusions.",
    zh="凡被剔除的数据均在此计数。本报告每一行的 n 均为剔除之后的数量。",
)
_LINE = LocalText(
    en="Made with scorecard {scorecard}, numpy {numpy}, matplotlib {matplotlib} and typst {typst}. "
    "The same card and the same files give the same pages, byte for byte.",
    zh="由 scorecard {scorecard}、numpy {numpy}、matplotlib {matplotlib}、typst {typst} 生成。"
    "同样的计分卡和同样的文件会得到逐字节相同的报告。",
)
_NO_SOURCE = LocalText(
    en="No file and no data frame: every value was handed over in the program.",
    zh="未读取文件或数据框：所有数值均由程序直接提供。",
)
_NO_DATE = LocalText(en="Report date: not supplied.", zh="报告日期：未提供。")
_SEED = LocalText(en="{what}: {draws} draws, seed {seed}.", zh="{what}：抽样 {draws} 次，随机种子 {seed}。")
_NO_SEED = LocalText(en="Nothing on the page of certainty was drawn at random.", zh="可靠性一页未使用随机抽样。")
_UNCERTAINTY = LocalText(en="Uncertainty of scores", zh="得分的不确定性")
_ROBUSTNESS = LocalText(en="Robustness", zh="稳健性分析")
_ACCEPTABILITY = LocalText(en="Rank acceptability (SMAA-2)", zh="名次可接受度（SMAA-2）")
_CARD = LocalText(en="The card", zh="计分卡")


def data_blocks(
    card: Scorecard,
    provenances: Sequence[Provenance],
    *,
    remarks: Sequence[LocalText],
    report_date: LocalText | None,
    seeds: Sequence[LocalText] = (),
    secrets: Withheld | None = None,
) -> tuple[Block, ...]:
    """Return what was read, what was left out, and how to make the review again.

    Parameters
    ----------
    card : Scorecard
        The description.
    provenances : sequence of Provenance
        Where the data came from.
    remarks : sequence of LocalText
        Exclusions and gaps found on the way.
    report_date : LocalText or None
        The sentence on the date of the report, where one was given.
    seeds : sequence of LocalText
        The seeds of what was drawn at random.
    secrets : Withheld, optional
        What may not be told, where the card lacks measures: notes that name it are left out, and the hash is
        that of the whole card.

    Returns
    -------
    tuple of Block
        Blocks under one heading.
    """
    sources = tuple(dict.fromkeys(provenances))
    own = (*card.notes, *(n for s in card.surveys.values() for n in s.notes))
    read = tuple(n for p in sources for n in p.notes)
    quiet = frozenset(n for n in (*own, *read) if secrets is not None and secrets.names(n))
    notes = tuple(n for n in dict.fromkeys((*own, *remarks, *read)) if n not in quiet)
    blocks: list[Block] = [Heading(DATA, section="data", joined=True), Paragraph(_INTRO), Heading(SOURCES, 2)]
    blocks.append(_sources(sources) if sources else Paragraph(_NO_SOURCE))
    if notes:
        blocks += [Heading(REMARKS, 2), Bullets(notes)]
    packages = {name: version(name) for name in ("numpy", "matplotlib", "typst")}
    line = _LINE.fill({"scorecard": version("balanced-scorecard"), **packages})
    date = _NO_DATE if report_date is None else report_date
    blocks += [Heading(REPRODUCE, 2), Paragraph(line), Paragraph(date)]
    blocks += [
        *(Paragraph(seed) for seed in seeds or (_NO_SEED,)),
        _hashes(card if secrets is None else secrets.whole, sources),
    ]
    return tuple(blocks)


def seeds_of(found: SortedEvidence) -> tuple[LocalText, ...]:
    """Return the seeds of what was drawn at random.

    Parameters
    ----------
    found : SortedEvidence
        The evidence of the review.

    Returns
    -------
    tuple of LocalText
        One sentence for each result that rests on random draws.
    """
    drawn = (
        (_UNCERTAINTY, found.uncertainty),
        (_ROBUSTNESS, found.robustness),
        (_ACCEPTABILITY, found.acceptability),
    )
    return tuple(
        _SEED.fill({"what": what, "draws": format_number(one.draws, 0), "seed": str(one.seed)})
        for what, one in drawn
        if one is not None
    )


def _sources(sources: Sequence[Provenance]) -> Grid:
    """Return one row for each source."""
    columns = (
        Column("source", LocalText(en="Source", zh="来源")),
        Column("encoding", LocalText(en="Encoding", zh="编码")),
        Column("separator", LocalText(en="Separator", zh="分隔符")),
        Column("rows", LocalText(en="Rows read", zh="读取行数"), "integer"),
        Column("blank", LocalText(en="Blank rows left out", zh="剔除空行"), "integer"),
        Column("missing", LocalText(en="Cells without a value", zh="缺失单元格")),
        Column("normalised", LocalText(en="Full-width digits normalised", zh="全角数字转换"), "integer"),
        Column("words", LocalText(en="Answer words read", zh="文字答案转换"), "integer"),
    )
    rows = tuple(_source_row(p) for p in sources)
    return Grid(Table(columns, rows), (2.1, 1.1, 1.1, 0.9, 1.2, 1.6, 1.4, 1.4))


def _source_row(provenance: Provenance) -> tuple[Cell, ...]:
    """Return how one source was read."""
    return (
        provenance.source,
        provenance.encoding,
        None if provenance.separator is None else _SEPARATORS.get(provenance.separator),
        provenance.rows_read,
        provenance.rows_blank,
        _missing(provenance),
        provenance.digits_normalised,
        provenance.words_mapped,
    )


def _missing(provenance: Provenance) -> LocalText | int:
    """Return the missing cells by code."""
    found = [(code, count) for code, count in provenance.missing if count]
    if not found:
        return 0
    texts = [
        _MISSING.fill({"count": count, "code": _CODE.fill({"code": code}) if code else _EMPTY}) for code, count in found
    ]
    return join_text(tuple(texts), en=", ", zh="，")


def _hashes(card: Scorecard, sources: Sequence[Provenance]) -> Grid:
    """Return the hash of each input."""
    columns = (
        Column("input", LocalText(en="Input", zh="输入")),
        Column("sha256", LocalText(en="SHA-256", zh="SHA-256")),
    )
    rows: list[tuple[Cell, ...]] = [(_CARD, card_hash(card))]
    rows += [(p.source, p.sha256) for p in sources if p.sha256 is not None]
    return Grid(Table(columns, tuple(rows)), (1.6, 5.0))


def card_hash(card: Scorecard) -> str:
    """Return the SHA-256 of a card's content, whatever file it came from.

    Parameters
    ----------
    card : Scorecard
        The description.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    return hashlib.sha256(card.model_dump_json().encode()).hexdigest()
