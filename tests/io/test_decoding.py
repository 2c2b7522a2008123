"""Tests of turning bytes into text."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import ScorecardError, SurveyError
from scorecard.io.decoding import decode
from scorecard.io.reading import Reading

CHINESE = "地区,满意度\n华东,非常满意\n华南,一般\n西南,不满意\n"
KOREAN = "지역,만족도\n서울,매우 만족한다\n부산,보통이다\n대구,전혀 만족하지 않는다\n키오스크는 거래 및 결제 과정에서 사용자가 입력한 사항을 정확하게 처리한다\n"
JAPANESE = (
    "地域,満足度\n東京,お客様の満足度は非常に高いです\n大阪,配送の品質と対応の速さを評価してください\n男性,女性\n"
)
TRADITIONAL = "地區,滿意度\n台北市,非常滿意\n高雄市,不滿意\n請評價配送服務品質與客戶回應速度\n"
RUSSIAN = "регион,Урал,Сибирь\n"


def reading() -> Reading:
    """Return a reading of a survey file."""
    return Reading("survey.csv", SurveyError)


def refused(data: bytes, *, encoding: str | None = None) -> str:
    """Return the message with which bytes are refused."""
    with pytest.raises(SurveyError) as caught:
        decode(data, reading(), encoding=encoding)
    assert caught.value.headline == "survey.csv cannot be read."
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("data", "encoding", "notes"),
    [
        (CHINESE.encode(), "utf-8", []),
        (
            codecs.BOM_UTF8 + CHINESE.encode(),
            "utf-8",
            [("The file starts with a byte order mark (UTF-8).", "文件以字节顺序标记开头（UTF-8）。")],
        ),
        (
            codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"),
            "utf-16-le",
            [("The file starts with a byte order mark (UTF-16).", "文件以字节顺序标记开头（UTF-16）。")],
        ),
        (
            codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"),
            "utf-16-be",
            [("The file starts with a byte order mark (UTF-16).", "文件以字节顺序标记开头（UTF-16）。")],
        ),
        (
            CHINESE.encode("gb18030"),
            "gb18030",
            [
                (
                    "No encoding was declared; the file was recognised as Chinese in GB 18030.",
                    "文件未声明编码，已识别为 GB 18030 中文编码。",
                )
            ],
        ),
    ],
)
def test_text_is_read_and_the_way_is_said(data: bytes, encoding: str, notes: list[tuple[str, str]]) -> None:
    """Marks, UTF-8 and Chinese are recognised, and what is not plain UTF-8 is noted."""
    decoded = decode(data, reading())
    assert (decoded.text, decoded.encoding) == (CHINESE, encoding)
    assert [(n.en, n.zh) for n in decoded.notes] == notes


@pytest.mark.parametrize("declared", ["gb18030", "GBK", "gb2312", "GB-18030"])
def test_declared_chinese_is_read_without_a_note(declared: str) -> None:
    """A declaration settles it; GBK and GB 2312 are read as the set that includes them."""
    decoded = decode("珺,喆".encode("gb18030"), reading(), encoding=declared)
    assert (decoded.text, decoded.encoding, decoded.notes) == ("珺,喆", "gb18030", ())


def test_a_mark_goes_before_a_declaration() -> None:
    """A file that says it is UTF-8 is UTF-8."""
    assert decode(codecs.BOM_UTF8 + "é".encode(), reading(), encoding="cp1252").text == "é"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "cp949"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "shift_jis"),
        (TRADITIONAL, "big5"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        ("Müller;Straße;Zürich", "cp1252"),
        ("男,女", "gb18030"),
    ],
)
def test_other_encodings_and_too_little_chinese_are_not_guessed(text: str, encoding: str) -> None:
    """Most of these decode as GB 18030 without an error, to nonsense; none is taken for it."""
    message = refused(text.encode(encoding))
    assert "the file is neither UTF-8 nor, beyond doubt, Chinese in GB 18030" in message
    assert decode(text.encode(encoding), reading(), encoding=encoding).text == text


def test_undecidable_encoding_names_line_byte_and_cure() -> None:
    """The place is the first byte that is not UTF-8."""
    assert refused(b"name,score\r\nAnna,5\r\nZo\xeb,4\r\n") == (
        "survey.csv:3: the file is neither UTF-8 nor, beyond doubt, Chinese in GB 18030; found 'byte 0xEB'. "
        "Save it as UTF-8, or declare its encoding, such as gb18030 or cp1252. [undecidable-encoding]"
    )


def test_wrong_declaration_names_line_byte_and_cure() -> None:
    """A declared encoding that does not fit is not replaced by a guess."""
    assert refused("a\nb\né".encode("cp1252"), encoding="gb18030") == (
        "survey.csv:3: the file is not gb18030 as declared; found 'byte 0xE9'. "
        "Declare the encoding it was saved in, or save it as UTF-8. [declared-encoding]"
    )


def test_broken_text_under_a_mark() -> None:
    """A mark that lies is named."""
    assert refused(codecs.BOM_UTF8 + b"a\n\xff") == (
        "survey.csv:2: the file starts with the mark of UTF-8 but is not UTF-8. "
        "Save it again as UTF-8. [broken-encoding]"
    )


@pytest.mark.parametrize("name", ["utf9", "unicode_escape", "hex", "idna", "\x00", "x" * 10_000])
def test_unknown_encodings_are_refused(name: str) -> None:
    """Only encodings of files are known."""
    with pytest.raises(SurveyError) as caught:
        decode(b"a", reading(), encoding=name)
    (problem,) = caught.value.problems
    assert (problem.code, problem.what) == ("unknown-encoding", "the declared encoding is not known")


def test_unknown_encoding_message() -> None:
    """The near name is offered."""
    assert refused(b"a", encoding="utf9") == (
        "survey.csv: the declared encoding is not known; found 'utf9'. Did you mean 'utf-8'? [unknown-encoding]"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"PK\x03\x04\x14\x00\x06\xff",
            (
                "survey.csv: the file is not text but an Excel workbook or another zip archive. "
                "Save the sheet as 'CSV UTF-8' and read that file. [not-text]"
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            (
                "survey.csv: the file is not text but an old Excel workbook. "
                "Save the sheet as 'CSV UTF-8' and read that file. [not-text]"
            ),
        ),
        (b"\x1f\x8b\x08\x00", "survey.csv: the file is not text but a compressed file. Unpack it first. [not-text]"),
        (
            b"PAR1\x15\x00",
            "survey.csv: the file is not text but a Parquet file. Give its name the ending .parquet. [not-text]",
        ),
        (
            b"%PDF-1.7\n\xff\xff",
            "survey.csv: the file is not text but a PDF. Export the data as CSV and read that file. [not-text]",
        ),
        (
            "a,b".encode("utf-16-le"),
            (
                "survey.csv: the file holds the character zero, which no text has. "
                "If it is UTF-16 text, save it as UTF-8; else export the data as CSV. [not-text]"
            ),
        ),
        (
            "性别,满意度".encode("utf-16-le"),
            (
                "survey.csv: the file holds the character zero, which no text has. "
                "If it is UTF-16 text, save it as UTF-8; else export the data as CSV. [not-text]"
            ),
        ),
    ],
)
def test_files_that_are_not_text(data: bytes, message: str) -> None:
    """Files of another kind are called by their name."""
    assert refused(data) == message


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("a\r\nb\r\n", ("The lines end as on Windows (CR LF).", "行尾为 Windows 格式（CR LF）。")),
        ("a\rb\r", ("The lines end as on old Macintoshes (CR).", "行尾为旧式 Macintosh 格式（CR）。")),
    ],
)
def test_line_ends_are_noted(text: str, note: tuple[str, str]) -> None:
    """Line ends other than LF are said so."""
    assert [(n.en, n.zh) for n in decode(text.encode(), reading()).notes] == [note]


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "gb18030", "big5", "utf-16", "shift_jis", "cp1252"]))
def test_any_bytes_are_read_or_refused(data: bytes, encoding: str | None) -> None:
    """No bytes lead to another error than ours."""
    with contextlib.suppress(ScorecardError):
        assert "\x00" not in decode(data, reading(), encoding=encoding).text
