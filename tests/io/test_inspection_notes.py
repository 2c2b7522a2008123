"""What is told of a file that cannot be read as it is."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from scorecard.io.inspection import inspect_file

TITLED = """\
Parcel survey 2026;;;
Printed on 3 March;;;
No;Region;Speed;Care
1;north;5;4
2;south;3;4
"""


def remarks(source: object, lang: str = "en") -> list[str | None]:
    """Return what is told of a file."""
    found = inspect_file(source)
    assert set(found.remarks) <= set(found.table().notes)
    return [remark.en if lang == "en" else remark.zh for remark in found.remarks]


def test_a_header_below_a_title_is_told(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(TITLED, encoding="utf-8")
    assert remarks(path) == [
        "Most columns have no name; the names seem to stand in row 3. Delete the rows above it, then look again."
    ]
    assert remarks(path, "zh") == ["多数列没有列名，列名似乎在第 3 行。请删除该行以上的内容后再查看。"]
    path.write_text(TITLED.partition("March;;;\n")[2], encoding="utf-8")
    assert remarks(path) == []


@pytest.mark.parametrize("text", ["a\n1\n2\n", "a;;\n1;2;3\n4;5;6\n", "a;b;\nx;y;z\n", "a;;\nx;x;x\n"])
def test_a_header_in_its_place_is_not_doubted(text: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    assert remarks(path) == []


def test_words_of_no_known_scale_are_told() -> None:
    frame = pa.table(
        {
            "when": [f"day {n}" for n in range(20)],
            "How good? [Fast]": ["Fairly", "Very", "n/a", ""] * 5,
            "How good? [Kind]": ["Very", "Hardly", "Very", "Very"] * 5,
            "How dear? [Fast]": ["Very", "Very", "", ""] * 5,
            "How dear? [Kind]": ["Quite", "Very", "", ""] * 5,
        }
    )
    (english,), (chinese,) = remarks(frame), remarks(frame, "zh")
    assert english == (
        "How good? [Fast] to How dear? [Kind] hold words of no scale that is known: Fairly, Hardly, Quite, Very. "
        "Say under answers in the layout which number each stands for."
    )
    assert chinese == (
        "How good? [Fast] 至 How dear? [Kind] 的答案不属于已知量表：Fairly、Hardly、Quite、Very。"
        "请在布局的 answers 中写明各词对应的数值。"
    )


def test_words_of_a_scale_come_again() -> None:
    """Few rows of names are no answers."""
    few = {f"Who? [{n}]": [f"Ann {n}", f"Bob {n}"] for n in "abc"}
    assert remarks(pa.table(few)) == []
    assert len(remarks(pa.table({name: ["Fairly", "Very", "Very"] for name in few}))) == 1


def test_remarks_and_names_of_people_are_not_printed() -> None:
    """Many texts, long ones and numbers are no words of a scale."""
    for texts in ([f"Person {n}" for n in range(20)], ["x" * 61, "y"] * 10, ["2nd floor", "1st floor"] * 10):
        assert remarks(pa.table({"Who? [a]": texts, "Who? [b]": texts})) == []


def test_nothing_is_told_where_a_survey_is_suggested() -> None:
    found = inspect_file(pa.table({"P1": [5, 4, 3], "P2": [4, 4, 1], "": ["a", "b", "c"]}))
    assert (found.remarks, bool(found.survey)) == ((), True)
