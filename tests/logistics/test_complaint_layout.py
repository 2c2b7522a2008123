"""A layout names each column once, and says what it cannot."""

from __future__ import annotations

from scorecard.logistics import ComplaintLayout
from scorecard.logistics.complaint_layout import COMPLAINT_FIELDS
from tests.refusal import refusal


def test_columns_have_the_names_of_their_fields() -> None:
    layout = ComplaintLayout()
    assert [getattr(layout, field) for field in COMPLAINT_FIELDS] == list(COMPLAINT_FIELDS)


def test_plain_data_makes_the_same_layout() -> None:
    layout = ComplaintLayout(complaint="Nr", date_formats=("%d.%m.%Y",), time_zone="Asia/Shanghai")
    assert ComplaintLayout.model_validate(layout.model_dump(mode="json")) == layout


def test_flaws_are_told() -> None:
    assert refusal(lambda: ComplaintLayout(order="customer", yes=("ja", "1"), no=("nein", "JA"))) == [
        (
            "order: this column is already customer; found 'customer'. Name a column of its own, or leave the field out. "
            "[column-twice]"
        ),
        "no: a word is both yes and no; found 'ja'. Keep it in one of them. [word-twice]",
    ]
    assert refusal(lambda: ComplaintLayout(date_formats=("%d.%m",))) == [
        (
            "date_formats.0: the date format does not tell day, month and year, each once; found '%d.%m'. "
            "Write it as in %d/%m/%Y or %d-%b-%y. [date-format]"
        )
    ]
    assert refusal(lambda: ComplaintLayout(time_zone="Mars/Base")) == [
        (
            "time_zone: there is no such time zone; found 'Mars/Base'. "
            "Use a name such as Asia/Shanghai, Europe/Berlin or UTC. [unknown-zone]"
        )
    ]
