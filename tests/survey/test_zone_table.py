"""Zones of tolerance as a table."""

from __future__ import annotations

from scorecard.instruments import Role, Scale
from scorecard.survey.zones import zone_of_tolerance
from tests.survey.samples import instrument, random_survey

ROLES: tuple[Role, Role, Role] = ("minimum", "desired", "perception")


def test_table_in_both_languages() -> None:
    q = instrument((2,), free=0, scale=Scale.from_points(9), roles=ROLES)
    s = random_survey(q, 40, groups=2, missing=0)
    table = zone_of_tolerance(s, by="group", confidence=0.9).table()
    assert [row["group"] for row in table.records()][::4] == [table.rows[0][0], "g0", "g1"]
    first = table.records()[0]
    assert (first["msa"], first["n"]) == (zone_of_tolerance(s).items[0].msa.mean, 40)
    english, chinese = table.to_text("en"), table.to_text("zh")
    assert "paired t tests with 90 % intervals" in english
    assert "Groups and rows with fewer than 5 respondents" in english
    assert "配对 t 检验，90 % 置信区间" in chinese
    assert "总体（各维度平均）" in chinese
    assert zone_of_tolerance(s).table().columns[0].key == "id"
