"""Which tool exported a survey, by the names of its first columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from scorecard.instruments import ColumnLayout, Role, layouts
from scorecard.instruments.looks import as_seen
from scorecard.io.columns import RawColumns
from scorecard.survey.cells import label_of

__all__ = ["Tool", "tool_of"]

_ANY = "{id}"


@dataclass(frozen=True, slots=True)
class Tool:
    """What a tool puts around the answers.

    Attributes
    ----------
    name : str
        The tool, as it names itself; empty for a plain table.
    layout : ColumnLayout or None
        Its ready layout, in which the columns of the answers stand for themselves.
    own : frozenset of str
        Columns that are no answers, in lower case.
    """

    name: str
    layout: ColumnLayout | None = None
    own: frozenset[str] = field(default_factory=frozenset[str])


_PLAIN = Tool("", own=frozenset({"ip", "ip address", "email", "e-mail", "name", "姓名", "邮箱", "电话"}))
_QUALTRICS = (
    "startdate enddate status ipaddress progress finished recordeddate responseid recipientlastname "
    "recipientfirstname recipientemail externalreference locationlatitude locationlongitude distributionchannel "
    "userlanguage"
)
_MONKEY = "respondent id,collector id,start date,end date,ip address,email address,first name,last name,custom data 1"
_FORMS = "id,start time,completion time,email,name,last modified time,开始时间,完成时间,电子邮件,名称,上次修改时间,姓名"
_STAR = "序号,提交答卷时间,所用时间,来源,来源详情,来自ip,总分"
_LIME = "id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,ipaddr,refurl,interviewtime"

# the columns by which a tool is known, in lower case
_SIGNS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"responseid", "finished"}), "Qualtrics"),
    (frozenset({"respondent id", "collector id"}), "SurveyMonkey"),
    (frozenset({"提交答卷时间"}), "问卷星"),
    (frozenset({"id", "start time", "completion time"}), "Microsoft Forms"),
    (frozenset({"id", "开始时间", "完成时间"}), "Microsoft Forms"),
    (frozenset({"id", "submitdate", "lastpage"}), "LimeSurvey"),
)
_STAMPS = ("timestamp", "时间戳记", "时间戳")


def tool_of(raw: RawColumns) -> Tool:
    """Return which tool exported a table.

    Parameters
    ----------
    raw : RawColumns
        The table, read with one header row.

    Returns
    -------
    Tool
        The tool; one without a name for any other table.
    """
    names = [as_seen(name).lower() for name in raw.names]
    for signs, tool in _SIGNS:
        if signs <= set(names):
            return _known(tool, raw, names)
    if names and names[0] in _STAMPS:
        layout = layouts.google_forms({"perception": ""}, submitted=raw.names[0])
        return Tool("Google Forms", layout, frozenset({names[0], "username", "email address", "score"}))
    return _PLAIN


def _known(tool: str, raw: RawColumns, names: Sequence[str]) -> Tool:
    """Return a tool that is known by its columns, with the layout as far as its columns are there."""
    columns: dict[Role, str] = {"perception": _ANY}
    if tool == "Qualtrics":
        missing = ("-99",) if any(label_of(cell) == "-99" for cells in raw.cells for cell in cells) else ()
        layout = layouts.qualtrics(columns, missing=missing, header_rows=_qualtrics_headers(raw, names))
        own = {*_QUALTRICS.split(), "duration (in seconds)"}
    elif tool == "SurveyMonkey":
        layout, own = layouts.surveymonkey({"perception": ""}), set(_MONKEY.split(","))
    elif tool == "问卷星":
        layout, own = layouts.wenjuanxing({"perception": 1}, missing=()), set(_STAR.split(","))
    elif tool == "LimeSurvey":
        layout, own = layouts.limesurvey({"perception": ""}, missing=()), set(_LIME.split(","))
    else:
        chinese = "开始时间" in names
        layout, own = layouts.microsoft_forms(columns, lang="zh" if chinese else "en"), set(_FORMS.split(","))
    return Tool(tool, _without(layout, names), frozenset(own))


def _qualtrics_headers(raw: RawColumns, names: Sequence[str]) -> Literal[1, 2, 3]:
    """Return how many header rows there are: the ids of respondents begin with R_."""
    keys = [label_of(cell) for cell in raw.cells[names.index("responseid")][:2]]
    first = next((row for row, key in enumerate(keys) if key.startswith("R_")), 2)
    return 3 if first == 2 else 2 if first == 1 else 1


def _without(layout: ColumnLayout, names: Sequence[str]) -> ColumnLayout:
    """Return a layout that asks for no column of the tool that is not there."""
    single: Mapping[str, str | None] = {
        "respondent": layout.respondent,
        "started": layout.started,
        "submitted": layout.submitted,
        "duration": layout.duration,
    }
    gone = {part: None for part, name in single.items() if name is not None and name.lower() not in names}
    rules = tuple(rule for rule in layout.drop if rule.column.lower() in names)
    return layout.model_copy(update={**gone, "drop": rules})
