"""Sheets print one row an expert, with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.io import read_judgements

TEXT = """first,second,judgement,expert
price,speed,9,ann
speed,care,9,ann
care,price,9,ann
price,speed,2,bob
speed,care,2,bob
price,care,4,bob
price,speed,2,eve
price,speed,2,kim
speed,care,3,kim
"""


def test_sheets_print(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    path.write_text(TEXT, "utf-8")
    sheets = read_judgements(path)
    assert str(sheets).splitlines() == [
        "Judgement sheets",
        "Expert  Judgements  Missing  Consistency ratio  Remark",
        f"------  ----------  -------  -----------------  {'-' * 85}",
        (
            "ann              3        0             6.1303  "
            "Above 0.1. price over speed is judged 9; the other judgements imply 1/81. Circles: 1."
        ),
        "bob              3        0             0.0000  Accepted.",
        (
            "eve              1        2                  –  "
            "The judgements do not hang together; no weights follow from them alone."
        ),
        "kim              2        1                  –  No consistency ratio.",
        "Read from all.csv.",
    ]
    assert sheets.table().cells("zh")[0][-1] == (
        "超过 0.1。“price”与“speed”相比判为 9；由其余判断推得 1/81。循环判断 1 处。"
    )
    assert repr(sheets) == ("JudgementSheets(experts=['ann', 'bob', 'eve', 'kim'], labels=['price', 'speed', 'care'])")
    assert len(sheets) == 4


def test_judgements_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    path.write_text(TEXT, "utf-8")
    sheets = read_judgements(path)
    with pytest.raises(TypeError):
        sheets["ann"]["price", "speed"] = 1.0  # type: ignore[index]  # that is the point
