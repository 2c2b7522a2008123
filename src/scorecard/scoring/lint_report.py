"""What lint found in a card: errors, advice, and the advice that the card does not take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result, plain
from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ScorecardError, quoted

__all__ = ["Finding", "Ignored", "LintReport", "Severity"]

Severity = Literal["error", "advice"]
"""Whether something cannot be right, or could be better."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a card or its data, or that could be better.

    Attributes
    ----------
    code : str
        The rule, in kebab case.
    severity : {"error", "advice"}
        Whether it cannot be right, or could be better.
    path : str
        Place in the card, such as ``perspectives.1.objectives.0.measures.2.owner``.
    node : str or None
        Id of the perspective, objective or measure; None for the card as a whole.
    entity : str or None
        Id of the entity whose values are meant; None for all, and for the card alone.
    message : LocalText
        What was found, in one clause.
    cure : LocalText
        What to do about it, as a sentence.
    numbers : mapping of str to float
        The numbers behind it, where it rests on data.
    """

    code: str
    severity: Severity
    path: str
    node: str | None
    message: LocalText
    cure: LocalText
    entity: str | None = None
    numbers: Mapping[str, float] = field(default_factory=lambda: FrozenDict({}))

    def to_text(self, lang: Lang = "en") -> str:
        """Return the finding as one line.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Severity, place, what was found, the cure and the code.
        """
        nodes = [name for name in (self.node, self.entity) if name is not None]
        words: dict[str, str | LocalText] = {
            "severity": SEVERITIES[self.severity],
            "path": self.path,
            "code": self.code,
        }
        texts: dict[str, str | int | LocalText] = {
            **words,
            "nodes": ", ".join(nodes),
            "message": self.message,
            "cure": self.cure,
        }
        line = _LINE_AT_NODE if nodes else _LINE if self.path else _LINE_NOWHERE
        return line.fill(texts).text(lang)


@dataclass(frozen=True, slots=True)
class Ignored:
    """Advice that a card does not take.

    Attributes
    ----------
    code : str
        The rule.
    reason : LocalText
        Why the card does not follow it.
    number : int
        How many findings were left out.
    """

    code: str
    reason: LocalText
    number: int


@dataclass(frozen=True, slots=True)
class LintReport(Result):
    """Everything that lint found, errors first.

    Attributes
    ----------
    name : LocalText or None
        Name of the card; None where it could not be read.
    findings : tuple of Finding
        Errors, then advice, each in the order of the rules and of the card.
    ignored : tuple of Ignored
        Advice left out because the card says so, with the reason.
    with_data : bool
        Whether values were looked at too.
    """

    name: LocalText | None
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()
    with_data: bool = False

    @classmethod
    def from_error(cls, error: ScorecardError) -> LintReport:
        """Return the problems of a card, or of data, that could not be used.

        Parameters
        ----------
        error : ScorecardError
            What reading the card or its data raised.

        Returns
        -------
        LintReport
            One finding of severity ``error`` for each problem that the error lists.
        """
        findings: list[Finding] = []
        for problem in error.problems:
            what = problem.what if problem.found is None else f"{problem.what}; found {quoted(problem.found)}"
            cure = LocalText(en=problem.cure) if problem.cure else _NO_CURE
            findings.append(Finding(problem.code, "error", str(problem.place), None, LocalText(en=what), cure))
        listed = Counter(f.code for f in findings)
        for code, number in error.counts.items():
            if number > listed[code]:
                findings.append(
                    Finding(code, "error", "", None, _MORE.fill({"number": number - listed[code]}), _NO_CURE)
                )
        return cls(None, tuple(findings))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What cannot be right."""
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def advice(self) -> tuple[Finding, ...]:
        """What could be better."""
        return tuple(f for f in self.findings if f.severity == "advice")

    @property
    def counts(self) -> dict[str, int]:
        """Number of findings by code."""
        return dict(Counter(f.code for f in self.findings))

    @property
    def verdict(self) -> LocalText:
        """How many errors and how much advice, in words."""
        numbers = {"errors": len(self.errors), "advice": len(self.advice)}
        if not self.findings:
            return _NONE
        if not numbers["errors"]:
            return (_ONE_ADVICE if numbers["advice"] == 1 else _ADVICE).fill(numbers)
        errors = (_ONE_ERROR if numbers["errors"] == 1 else _ERRORS).fill(numbers)
        return errors if not numbers["advice"] else _BOTH.fill({"first": errors, **numbers})

    def table(self) -> Table:
        """Return the findings, one a row.

        Returns
        -------
        Table
            Severity, code, place, message and cure; the notes tell what was left out.
        """
        rows = tuple(
            (SEVERITIES[f.severity], f.code, f.path, f.node, f.entity, f.message, f.cure) for f in self.findings
        )
        return Table(_COLUMNS, rows, title=_TITLE, notes=tuple(_left_out(entry) for entry in self.ignored))

    def to_text(self, lang: Lang = "en") -> str:
        """Return the verdict, one line a finding, and what was left out.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Lines for a terminal.
        """
        verdict = self.verdict if self.name is None else _HEADING.fill({"name": self.name, "verdict": self.verdict})
        return "\n".join([_SENTENCE.fill({"text": verdict}).text(lang), *self.lines(lang)])

    def lines(self, lang: Lang = "en") -> tuple[str, ...]:
        """Return one line a finding, and one for each kind of advice left out.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Lines without the verdict.
        """
        found = [f"  {finding.to_text(lang)}" for finding in self.findings]
        return (*found, *(f"  {_left_out(entry).text(lang)}" for entry in self.ignored))

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain data.

        Returns
        -------
        dict
            Nested dictionaries and lists; full precision; texts as ``{"en": …, "zh": …}``.
        """
        whole = cast("dict[str, object]", plain(self))
        return {**whole, "errors": len(self.errors), "advice": len(self.advice)}

    def __str__(self) -> str:
        """Return the report as English text."""
        return self.to_text("en")


def _left_out(entry: Ignored) -> LocalText:
    """Return what was left out, and why, in words."""
    return (_IGNORED_ONE if entry.number == 1 else _IGNORED).fill(
        {"number": entry.number, "code": entry.code, "reason": entry.reason}
    )


SEVERITIES: dict[Severity, LocalText] = {
    "error": LocalText(en="error", zh="错误"),
    "advice": LocalText(en="advice", zh="建议"),
}
"""Names of the severities in print."""

_LINE = LocalText(
    en="{severity}: {path}: {message}. {cure} [{code}]", zh="{severity}：{path}：{message}。{cure} [{code}]"
)
_LINE_AT_NODE = LocalText(
    en="{severity}: {path} ({nodes}): {message}. {cure} [{code}]",
    zh="{severity}：{path}（{nodes}）：{message}。{cure} [{code}]",
)
_LINE_NOWHERE = LocalText(en="{severity}: {message}. {cure} [{code}]", zh="{severity}：{message}。{cure} [{code}]")
_HEADING = LocalText(en="{name}: {verdict}", zh="{name}：{verdict}")
_SENTENCE = LocalText(en="{text}.", zh="{text}。")
_NONE = LocalText(en="no problem found", zh="未发现问题")
_ONE_ERROR = LocalText(en="1 error", zh="1 个错误")
_ERRORS = LocalText(en="{errors} errors", zh="{errors} 个错误")
_ONE_ADVICE = LocalText(en="no error, 1 piece of advice", zh="没有错误，1 条建议")
_ADVICE = LocalText(en="no error, {advice} pieces of advice", zh="没有错误，{advice} 条建议")
_BOTH = LocalText(en="{first}, advice: {advice}", zh="{first}，{advice} 条建议")
_IGNORED = LocalText(
    en="not taken: {number} findings of [{code}], because: {reason}", zh="未采纳 {number} 条 [{code}]，理由：{reason}"
)
_IGNORED_ONE = LocalText(
    en="not taken: 1 finding of [{code}], because: {reason}", zh="未采纳 1 条 [{code}]，理由：{reason}"
)
_MORE = LocalText(en="and {number} more of this kind", zh="同类问题另有 {number} 个")
_NO_CURE = LocalText(en="Mend it and check again.", zh="请改正后再次检查。")
_TITLE = LocalText(en="Check of the scorecard", zh="计分卡检查")
_COLUMNS: tuple[Column, ...] = (
    Column("severity", LocalText(en="Severity", zh="级别")),
    Column("code", LocalText(en="Code", zh="代码")),
    Column("path", LocalText(en="Place", zh="位置")),
    Column("node", LocalText(en="Id", zh="节点")),
    Column("entity", LocalText(en="Entity", zh="单位")),
    Column("message", LocalText(en="Found", zh="发现")),
    Column("cure", LocalText(en="Cure", zh="处理办法")),
)
