"""The whole check: columns found, cells read, every problem told at once."""

from __future__ import annotations

import re

import numpy as np
import pytest

from scorecard._result import Provenance
from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout
from scorecard.survey import build_survey
from tests.survey.samples import instrument

LAYOUT = ColumnLayout(
    columns={"expectation": "E{number}", "perception": "P{number}"},
    respondent="id",
    segments={"region": "Region"},
    points={"d1": "W1", "d2": "W2"},
    missing=("99",),
    answers={"top": 5},
)


def columns(**changed: object) -> dict[str, object]:
    """Return the raw columns of two respondents."""
    raw: dict[str, object] = {"id": ["a", "b"], "Region": ["North", ""], "W1": ["60", "50"], "W2": ["40", "45"]}
    raw |= {f"E{i}": ["5", "4"] for i in range(1, 7)} | {f"P{i}": ["3", "99"] for i in range(1, 7)}
    return raw | changed


def build(raw: dict[str, object], **options: object) -> object:
    """Return the survey of raw columns."""
    return build_survey(instrument(), LAYOUT, raw, **{"source": "s.csv", "first_row": 2, **options})  # type: ignore[arg-type]  # test data


def test_clean_columns() -> None:
    s = build_survey(instrument(), LAYOUT, columns(E1=["top", "４"]), first_row=2)  # type: ignore[arg-type]  # test data
    assert s.answers["expectation"][:, 0].tolist() == [5, 4]
    assert s.answers["perception"].tolist() == [[3] * 6, [0] * 6]
    assert s.answers["perception"].flags.f_contiguous
    assert not s.answers["perception"].flags.writeable
    assert s.segments["region"].labels == ("North",)
    assert s.segments["region"].codes.tolist() == [0, -1]
    assert s.points is not None
    assert s.points.tolist() == [[60, 40], [50, 45]]
    assert s.respondents == ("a", "b")
    told = s.provenance
    assert (told.rows_read, told.words_mapped, told.digits_normalised, told.missing) == (2, 1, 1, (("99", 6),))
    assert told.notes[0].text("en") == (
        "1 respondent shared out another total than 100 importance points; these points count in proportion."
    )


def test_durations_are_read_in_seconds() -> None:
    timed = LAYOUT.model_copy(update={"duration": "T"})
    s = build_survey(instrument(), timed, columns(T=["61.5", ""]), first_row=2)  # type: ignore[arg-type]  # test data
    assert s.duration is not None
    assert s.duration.tolist() == pytest.approx([61.5, np.nan], nan_ok=True)
    with pytest.raises(SurveyError) as caught:
        build_survey(instrument(), timed, columns(T=["1:30", "90"]), first_row=2)  # type: ignore[arg-type]  # test data
    assert str(caught.value) == (
        "The survey cannot be used as it is.\n"
        "  row 2, column T: a duration must be a number of seconds, zero or more; found '1:30'. "
        "Correct the cell, or leave it empty. [bad-duration]"
    )


def test_labels_are_shown_by_the_names_of_the_layout() -> None:
    """A label without a name stays; labels of one name are one group; what was put together or never came is told."""
    raw = ["여", " 남 ", "남자", "x", "", "n/a", "여"]
    named = LAYOUT.model_copy(
        update={
            "labels": {"region": {"여": "Women", "남": "Men", "남자": " Men", "기타": "Others", "모름": "Unknown"}},
            "missing": ("99", "n/a"),
        }
    )
    cells = {name: list(cells)[:1] * 7 for name, cells in columns().items()}  # type: ignore[call-overload]  # test data
    s = build_survey(instrument(), named, cells | {"Region": raw})
    region = s.segments["region"]
    assert region.labels == ("Men", "Women", "x")
    assert region.codes.tolist() == [1, 0, 0, 2, -1, -1, 1]
    assert [(note.text("en"), note.text("zh")) for note in s.provenance.notes] == [
        (
            "Labels of region that the layout names alike form one group: '남', '남자' → 'Men'.",
            "region 中名称相同的标签合并为一组：'남', '남자' → 'Men'。",
        ),
        (
            "The layout names labels of region that no cell holds: '기타', '모름'.",
            "列布局为 region 命名的以下标签在数据中没有出现：'기타', '모름'。",
        ),
    ]


def test_a_name_that_is_another_raw_label_takes_it_in() -> None:
    """Told as well, since the two groups cannot be told apart any longer."""
    named = LAYOUT.model_copy(update={"labels": {"region": {"N": "North"}}})
    s = build_survey(instrument(), named, columns(Region=["N", "North"]))  # type: ignore[arg-type]  # test data
    assert s.segments["region"].labels == ("North",)
    assert s.provenance.notes[-1].text("en") == (
        "Labels of region that the layout names alike form one group: 'N', 'North' → 'North'."
    )


def test_provenance_of_the_reader_is_kept() -> None:
    given = Provenance(source="s.csv", sha256="ab", rows_read=2, rows_blank=1, digits_normalised=3)
    s = build_survey(instrument(), LAYOUT, columns(E1=["5", "４"]), provenance=given)  # type: ignore[arg-type]  # test data
    assert (s.provenance.sha256, s.provenance.rows_blank, s.provenance.digits_normalised) == ("ab", 1, 4)


def test_every_bad_cell_is_listed_with_its_place() -> None:
    with pytest.raises(SurveyError) as caught:
        build(columns(E2=["5", "6"], P3=["bad", "4.5"], E6=["inf", "1"], W1=["x", "50"]))
    assert str(caught.value) == (
        "s.csv cannot be used as it is.\n"
        "  s.csv, row 2, column E6: the answer is not a finite number; found 'inf'. "
        "Leave the cell empty where there is no answer. [answer-not-finite]\n"
        "  s.csv, row 2, column P3: the answer is not a number; found 'bad'. "
        "Correct the cell, or declare its text under answers or missing in the layout. Use one of: top. "
        "[answer-not-a-number]\n"
        "  s.csv, row 2, column W1: importance points must be a number from 0 to 10000; found 'x'. "
        "Correct the cell, or leave it empty. [bad-points]\n"
        "  s.csv, row 3, column E2: the answer is not on the scale 1 to 5; found '6'. "
        "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]\n"
        "  s.csv, row 3, column P3: the answer is not on the scale 1 to 5; found '4.5'. "
        "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
    )
    assert caught.value.counts == {
        "answer-out-of-scale": 2,
        "answer-not-finite": 1,
        "answer-not-a-number": 1,
        "bad-points": 1,
    }


def test_columns_that_are_absent_are_named_with_near_names() -> None:
    raw = columns()
    for name in ("P3", "Region", "W2", "id"):
        raw[f"{name}_old"] = raw.pop(name)
    with pytest.raises(SurveyError) as caught:
        build(raw)
    assert str(caught.value) == (
        "s.csv cannot be used as it is.\n"
        "  s.csv, column P3: no column holds the perception of item q3. Did you mean 'P3_old'? [missing-column]\n"
        "  s.csv, column Region: the column is not there. Did you mean 'Region_old'? [missing-column]\n"
        "  s.csv, column W2: the column is not there. Did you mean 'W2_old'? [missing-column]\n"
        "  s.csv, column id: the column is not there. Did you mean 'id_old'? [missing-column]"
    )


@pytest.mark.parametrize(
    ("there", "cure"),
    [
        ("p3", "Did you mean 'p3'?"),
        ("P 03", "Did you mean 'P 03'?"),
        ("P3. Speed", "Did you mean 'P3. Speed'?"),
        ("Speed", "Use one of: id, "),
    ],
)
def test_probable_column_is_named(there: str, cure: str) -> None:
    raw = columns()
    raw[there] = raw.pop("P3")
    with pytest.raises(SurveyError) as caught:
        build(raw)
    assert f"column P3: no column holds the perception of item q3. {cure}" in str(caught.value)


def test_numbers_with_zeros_in_front_are_told_with_the_pattern_that_catches_them() -> None:
    raw = {re.sub(r"^P(\d)$", r"P0\1", name): cells for name, cells in columns().items()}
    with pytest.raises(SurveyError) as caught:
        build(raw)
    pattern = "regex:P(?P<item>[0-9]+)"
    assert (
        "column P3: no column holds the perception of item q3. Did you mean 'P03'? "
        f"Numbers with zeros in front are caught by '{pattern}'. [missing-column]"
    ) in str(caught.value)
    declared = LAYOUT.model_copy(update={"columns": {"expectation": "E{number}", "perception": pattern}})
    read = build_survey(instrument(), declared, raw, first_row=2)  # type: ignore[arg-type]  # test data
    assert read.answers["perception"].tolist() == [[3] * 6, [0] * 6]


def test_columns_that_stand_twice_are_named() -> None:
    raw = columns()
    with pytest.raises(SurveyError) as caught:
        build(raw, header=[*raw, "E1", "Region"])
    assert str(caught.value) == (
        "s.csv cannot be used as it is.\n"
        "  s.csv, column E1: 2 columns hold the expectation of item q1; found 'E1, E1'. "
        "Rename or delete all but one. [duplicate-column]\n"
        "  s.csv, column Region: the column stands 2 times. Rename or delete all but one. [duplicate-column]"
    )


def test_one_column_for_two_items_is_refused() -> None:
    layout = ColumnLayout(columns={"perception": "P{number}"}, names={"perception": {"q2": "P1"}})
    with pytest.raises(SurveyError) as caught:
        build_survey(instrument(), layout, columns())  # type: ignore[arg-type]  # test data
    assert str(caught.value) == (
        "The survey cannot be used as it is.\n"
        "  column P1: one column is taken as perception of the items q1, q2. "
        "Mend the column pattern or the names in the layout. [column-used-twice]"
    )


def test_role_that_the_instrument_does_not_ask_is_refused() -> None:
    layout = ColumnLayout(columns={"importance": "E{number}"})
    with pytest.raises(SurveyError) as caught:
        build_survey(instrument(), layout, columns())  # type: ignore[arg-type]  # test data
    assert str(caught.value) == (
        "The survey cannot be used as it is.\n"
        "  the layout names columns for importance, which the instrument does not ask. "
        "Use one of: expectation, perception. [unknown-role]"
    )


def test_points_must_cover_the_dimensions() -> None:
    layout = ColumnLayout(columns={"perception": "P{number}"}, points={"d1": "W1", "dd": "W2"})
    with pytest.raises(SurveyError) as caught:
        build_survey(instrument(), layout, columns())  # type: ignore[arg-type]  # test data
    assert str(caught.value) == (
        "The survey cannot be used as it is.\n"
        "  the points of the layout name a dimension that does not exist; found 'dd'. Use one of: d1, d2. "
        "[unknown-dimension]\n"
        "  the layout has no points column for the dimension d2. Name one points column for every dimension. "
        "[points-incomplete]"
    )


def test_no_respondent_is_refused() -> None:
    with pytest.raises(SurveyError) as caught:
        build({name: [] for name in columns()})
    assert str(caught.value) == (
        "The survey has no respondent.\n"
        "  s.csv: the survey has no respondent. Export it again with the answers. [no-respondents]"
    )


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(SurveyError) as caught:
        build(columns(E4=["1"]))
    assert str(caught.value) == (
        "The columns have different lengths.\n"
        "  s.csv: the columns have different lengths; found '1, 2'. "
        "Give one cell for every respondent in every column. [unequal-columns]"
    )


def test_regular_expression_finds_columns() -> None:
    layout = ColumnLayout(columns={"perception": r"regex:perc_0*(?P<item>\d+)_.*"})
    raw = {f"perc_{i:02d}_now": np.array([1, 2]) for i in range(1, 7)}
    assert build_survey(instrument(), layout, raw).answers["perception"].tolist() == [[1] * 6, [2] * 6]
    with pytest.raises(SurveyError, match=r"no column holds the perception of item q6\. .*\[missing-column\]"):
        build_survey(instrument(), layout, {k: v for k, v in raw.items() if "06" not in k})


def test_number_of_a_million_cells_is_a_matter_of_a_moment() -> None:
    cells = ["1", "2", "", "5"] * 50_000
    survey = build_survey(
        instrument(), ColumnLayout(columns={"perception": "P{number}"}), {f"P{i}": cells for i in range(1, 7)}
    )
    assert np.bincount(survey.answers["perception"].ravel()).tolist() == [300_000, 300_000, 300_000, 0, 0, 300_000]
