"""Bytes of a text file to text, or a refusal where the encoding is open to doubt."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass

from scorecard._text import LocalText
from scorecard.errors import Place, near
from scorecard.io.reading import Reading

__all__ = ["Decoded", "decode"]

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# What may be declared, by the name Python gives it. GBK and GB 2312 are parts of GB 18030.
_ENCODINGS: dict[str, str] = {
    **dict.fromkeys(("gb18030", "gbk", "gb2312"), "gb18030"),
    **{name: name for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "ascii")},
    **{name: name for name in ("big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949")},
    **{name: name for name in ("iso8859-1", "koi8-r", "koi8-u", "mac-roman", "cp437", "cp850", "cp866", "cp874")},
    **{f"cp125{i}": f"cp125{i}" for i in range(9)},
    **{f"iso8859-{i}": f"iso8859-{i}" for i in range(2, 17) if i != 12},
}
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "an Excel workbook or another zip archive", "Save the sheet as 'CSV UTF-8' and read that file."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save the sheet as 'CSV UTF-8' and read that file."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
    (b"PAR1", "a Parquet file", "Give its name the ending .parquet."),
    (b"%PDF", "a PDF", "Export the data as CSV and read that file."),
)
_SAMPLE = 1_000_000
_COMMON_SHARE = 0.6
_COMMON_KINDS = 5
_CERTAIN_KINDS = 3
_SIMPLIFIED_SHARE = 0.9

# Frequent Chinese characters with those of surveys, trade and names. Text of other encodings
# (Korean, Japanese, Cyrillic) that happens to decode as GB 18030 gives rare characters.
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
    "计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运满质服客户"
    "投诉订单准配送仓库输城省州广深京沪津渝华男岁均低差优良异选择答卷调查评价待响态靠证移八九六七百千元率"
    "项标织供货商票快递络网店顾消费售周季首末职办称版号编序填写备注济技企销采购李刘陈杨黄赵吴徐孙胡朱林郭"
    "罗郑梁谢宋唐冯曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江"
    "史侯邵孟龙段雷钱汤尹黎易武乔贺赖龚"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was read.

    Attributes
    ----------
    text : str
        The text, without byte order mark; line ends as they were.
    encoding : str
        Name of the encoding.
    notes : tuple of LocalText
        What the user should know about the reading.
    """

    text: str
    encoding: str
    notes: tuple[LocalText, ...]


def decode(data: bytes, reading: Reading, *, encoding: str | None = None) -> Decoded:
    """Return the text of a file.

    A byte order mark decides; then the declared encoding; then UTF-8; then GB 18030 if the text
    is Chinese beyond doubt. Everything else is refused.

    Parameters
    ----------
    data : bytes
        The file.
    reading : Reading
        Its name, and where problems go.
    encoding : str, optional
        Declared encoding.

    Returns
    -------
    Decoded
        The text and how it was read.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if the file is not text, or its encoding is unknown, wrong or
        open to doubt.
    """
    declared = None if encoding is None else _known(encoding, reading)
    text, name, notes = _marked(data, reading) or _plain(data, reading, declared)
    if "\x00" in text:
        _refuse_binary(data, reading)
    return Decoded(text, name, (*notes, *_line_ends(text)))


def _known(encoding: str, reading: Reading) -> str:
    """Return the codec of a declared encoding."""
    plain = "".join(c for c in encoding.lower() if c.isalnum())
    try:
        name = plain if plain in _ENCODINGS else codecs.lookup(encoding).name
    except (LookupError, ValueError):
        name = ""
    if name not in _ENCODINGS:
        reading.refuse(
            "unknown-encoding",
            "the declared encoding is not known",
            found=encoding,
            cure=near(encoding, ("utf-8", "gb18030", "big5", "utf-16", "shift_jis", "euc_kr", "cp1252", "iso8859-1")),
        )
    return _ENCODINGS[name]


def _marked(data: bytes, reading: Reading) -> tuple[str, str, tuple[LocalText, ...]] | None:
    """Return the text of a file that starts with a byte order mark."""
    for mark, codec, spoken in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(codec)
            except UnicodeDecodeError as error:
                reading.refuse(
                    "broken-encoding",
                    f"the file starts with the mark of {spoken} but is not {spoken}",
                    place=_line(error, codec, reading),
                    cure="Save it again as UTF-8.",
                )
            note = LocalText(
                en=f"The file starts with a byte order mark ({spoken}).", zh=f"文件以字节顺序标记开头（{spoken}）。"
            )
            return text, codec, (note,)
    return None


def _plain(data: bytes, reading: Reading, declared: str | None) -> tuple[str, str, tuple[LocalText, ...]]:
    """Return the text of a file without a mark."""
    if declared is not None:
        if _is_utf8_beyond_doubt(data, declared):
            reading.refuse(
                "declared-encoding",
                f"the file is UTF-8, not {declared} as declared",
                cure="Declare utf-8, or leave the encoding out.",
            )
        try:
            return data.decode(declared), declared, ()
        except UnicodeDecodeError as error:
            reading.refuse(
                "declared-encoding",
                f"the file is not {declared} as declared",
                place=_line(error, declared, reading),
                found=_byte(data, error),
                cure="Declare the encoding it was saved in, or save it as UTF-8.",
            )
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        broken = error
    text = _chinese(data)
    if text is None:
        _refuse_kind(data, reading)
        if b"\x00" in data[:_SAMPLE]:
            _refuse_binary(data, reading)
        reading.refuse(
            "undecidable-encoding",
            "the file is neither UTF-8 nor, beyond doubt, Chinese in GB 18030",
            place=_line(broken, "utf-8", reading),
            found=_byte(data, broken),
            cure="Save it as UTF-8, or declare its encoding, such as gb18030 or cp1252.",
        )
    note = LocalText(
        en="No encoding was declared; the file was recognised as Chinese in GB 18030.",
        zh="文件未声明编码，已识别为 GB 18030 中文编码。",
    )
    return text, "gb18030", (note,)


def _is_utf8_beyond_doubt(data: bytes, declared: str) -> bool:
    """Return whether bytes that were declared otherwise are text in UTF-8: read as declared, it would be garbled."""
    if declared.startswith(("utf", "ascii")) or data.isascii():
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    kinds = {c for c in text[:_SAMPLE] if c > "\x7f"}
    if declared.startswith(("cp125", "iso8859", "mac")):
        return any(c < "\u0800" or "\u2000" <= c < "\ua000" for c in kinds)
    return len([c for c in kinds if "\u3000" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3"]) >= _CERTAIN_KINDS


def _chinese(data: bytes) -> str | None:
    """Return the text if it is simplified Chinese in GB 18030 beyond doubt."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    counts = Counter(text[:_SAMPLE])
    foreign = {c: n for c, n in counts.items() if c > "\x7f"}
    simplified = sum(n for c, n in foreign.items() if _in_gb2312(c))
    hanzi = {c: n for c, n in foreign.items() if "\u4e00" <= c <= "\u9fff"}
    common = {c: n for c, n in hanzi.items() if c in _COMMON}
    certain = (
        len(common) >= _COMMON_KINDS
        and sum(common.values()) >= _COMMON_SHARE * sum(hanzi.values())
        and simplified >= _SIMPLIFIED_SHARE * sum(foreign.values())
    )
    return text if certain else None


def _in_gb2312(character: str) -> bool:
    """Return whether a character belongs to GB 2312, the set of everyday simplified Chinese."""
    code = character.encode("gb18030")
    return len(code) == 2 and 0xA1 <= code[0] <= 0xF7 and code[1] >= 0xA1


def _line(error: UnicodeDecodeError, codec: str, reading: Reading) -> Place:
    """Return the line of a byte that could not be read."""
    before = error.object[: error.start].decode(codec, "replace")
    return reading.place(line=before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1)


def _byte(data: bytes, error: UnicodeDecodeError) -> str:
    """Return the byte that could not be read."""
    return f"byte 0x{data[error.start]:02X}"


def _refuse_kind(data: bytes, reading: Reading) -> None:
    """Refuse a file whose first bytes say what it is, when that is no text."""
    for start, what, cure in _KINDS:
        if data.startswith(start):
            reading.refuse("not-text", f"the file is not text but {what}", cure=cure)


def _refuse_binary(data: bytes, reading: Reading) -> None:
    """Refuse a file that holds the character zero."""
    _refuse_kind(data, reading)
    reading.refuse(
        "not-text",
        "the file holds the character zero, which no text has",
        cure="If it is UTF-16 text, save it as UTF-8; else export the data as CSV.",
    )


def _line_ends(text: str) -> tuple[LocalText, ...]:
    """Return a note on line ends other than a line feed."""
    head = text[:_SAMPLE]
    windows = head.count("\r\n")
    if windows:
        return (LocalText(en="The lines end as on Windows (CR LF).", zh="行尾为 Windows 格式（CR LF）。"),)
    if head.count("\r"):
        return (LocalText(en="The lines end as on old Macintoshes (CR).", zh="行尾为旧式 Macintosh 格式（CR）。"),)
    return ()
