"""Words that the options of the commands take."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from scorecard._text import LANGS, Lang

if TYPE_CHECKING:
    from scorecard.plots.theme import Paper
    from scorecard.report.look import Edition
    from scorecard.stats.intervals import IntervalMethod
    from scorecard.stats.multiplicity import Adjust


class Format(StrEnum):
    """Form of what is written."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    latex = "latex"


class Language(StrEnum):
    """Language of what is written."""

    en = "en"
    zh = "zh"

    @property
    def lang(self) -> Lang:
        """The language as the library names it."""
        return "zh" if self is Language.zh else "en"


class ReviewLanguage(StrEnum):
    """Languages of a review; both give two editions in one file."""

    en = "en"
    zh = "zh"
    both = "en+zh"

    @property
    def edition(self) -> Edition:
        """The languages as the library names them."""
        editions: dict[str, Edition] = {"en": "en", "zh": "zh"}
        return editions.get(self.value, "en+zh")


class PaperSize(StrEnum):
    """Size of the pages."""

    a4 = "a4"
    letter = "letter"
    slide = "16:9"

    @property
    def paper(self) -> Paper:
        """The size as the library names it."""
        papers: dict[str, Paper] = {"letter": "letter", "16:9": "16:9"}
        return papers.get(self.value, "a4")


class Colours(StrEnum):
    """Theme of the charts and pages."""

    colour = "colour"
    grey = "grey"


class DemoLanguage(StrEnum):
    """Languages of the demonstration."""

    en = "en"
    zh = "zh"
    both = "both"

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages as the library names them."""
        return LANGS if self is DemoLanguage.both else (Language(self.value).lang,)


class Analysis(StrEnum):
    """Which analysis of a survey."""

    gaps = "gaps"
    reliability = "reliability"
    importance = "importance"
    means = "means"
    zones = "zones"


class Interval(StrEnum):
    """How intervals of mean gaps are formed."""

    t = "t"
    t_hall = "t_hall"
    percentile = "percentile"
    bca = "bca"

    @property
    def method(self) -> IntervalMethod:
        """The method as the library names it."""
        methods: dict[str, IntervalMethod] = {"t_hall": "t_hall", "percentile": "percentile", "bca": "bca"}
        return methods.get(self.value, "t")


class Adjustment(StrEnum):
    """How p-values are adjusted."""

    holm = "holm"
    benjamini_hochberg = "benjamini_hochberg"
    bonferroni = "bonferroni"
    none = "none"

    @property
    def method(self) -> Adjust:
        """The method as the library names it."""
        methods: dict[str, Adjust] = {"benjamini_hochberg": "benjamini_hochberg", "bonferroni": "bonferroni"}
        return "none" if self is Adjustment.none else methods.get(self.value, "holm")


class SchemaName(StrEnum):
    """What a schema describes."""

    card = "card"
    instrument = "instrument"
    layout = "layout"
    observations = "observations"
    evaluation = "evaluation"


class DecimalSign(StrEnum):
    """Decimal sign of the value files."""

    point = "."
    comma = ","

    @property
    def sign(self) -> Literal[".", ","]:
        """The sign as the library names it."""
        return "," if self is DecimalSign.comma else "."


class SeparatorSign(StrEnum):
    """What stands between the columns of a text file."""

    comma = ","
    semicolon = ";"
    tab = "tab"

    @property
    def sign(self) -> Literal[",", ";", "\t"]:
        """The separator as the library names it."""
        return "," if self is SeparatorSign.comma else ";" if self is SeparatorSign.semicolon else "\t"


class FailOn(StrEnum):
    """What makes a check fail although the card can be used."""

    advice = "advice"


DEFAULT = Interval.t_hall
"""The interval where none is asked for."""
