"""Words in the languages of the library."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import ClassVar, Literal, cast

from pydantic import ConfigDict, GetJsonSchemaHandler, field_validator, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from scorecard._model import Frozen, flaw
from scorecard._printing import format_number
from scorecard.errors import ScorecardError, UsageError, near

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")

_TEXT_LIMIT = 4000
_BLANK = re.compile(r"\{(\w+)\}")
_NOUNS = """
answers cells clusters columns complaints customers days degrees dimensions draws entities groups half-years hours ids
intervals items kinds links lines measures minutes months objectives orders pairs periods perspectives points quarters
ranges resamples respondents rows samples scores sources statuses tests values weeks weights years
"""
_KINDS = "blank|bootstrap|calendar|complete|data|further|moving"
_VERBS = {
    "are shares": "is a share",
    "are": "is",
    "were": "was",
    "have": "has",
    "fail": "fails",
    "miss their": "misses its",
}
_VERB = "|".join(_VERBS)
_COUNTED = re.compile(
    rf"(?<!\}} of )(?<!one of )\{{(\w+)\}} ((?:{_KINDS}) )?({'|'.join(_NOUNS.split())})\b"
    rf"(?:((?: of \{{\w+\}})?[^,;:.{{]*? )(?<!that )({_VERB})\b)?"
)
"""Things that our sentences count, with the verb behind them."""
_SHARE = re.compile(rf"\{{(\w+)\}}( of \{{\w+\}} [^,;:.]*? )(?<!that )({_VERB})\b")
"""Part of a number of things: "1 of 1 items" stays, and the verb behind it is that of the part."""


class LocalText(Frozen):
    """A text in English, Chinese or both.

    A plain string is accepted where a text is wanted: it then serves both languages. White space
    is kept as single blanks, accents are composed (NFC).

    Attributes
    ----------
    en, zh : str or None
        The text in each language; at least one of them.

    Examples
    --------
    >>> name = LocalText(en="Reliability", zh="可靠性")
    >>> name.text("zh")
    '可靠性'
    >>> LocalText(en="Reliability").text("zh")
    'Reliability'
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", strict=True)

    en: str | None = None
    zh: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, data: object) -> object:
        if isinstance(data, str):
            return {"en": data}
        if not isinstance(data, Mapping | LocalText):
            raise flaw(
                "wrong-type",
                "a text is needed",
                found="nothing" if data is None else str(data),
                cure="Write it in quotes, or as en: and zh:.",
            )
        return cast("object", data)

    @field_validator("en", "zh")
    @classmethod
    def _clean(cls, value: str | None) -> str | None:
        if value is None:
            return None
        text = _even(value)
        if not text:
            raise flaw("text-empty", "the text is empty", cure="Write the text or leave the field out.")
        if len(text) > _TEXT_LIMIT:
            raise flaw("text-too-long", f"the text is longer than {_TEXT_LIMIT} characters", cure="Shorten it.")
        if not text.isprintable():
            place = next(i for i, character in enumerate(text) if not character.isprintable())
            raise flaw(
                "text-control",
                "the text has an invisible or unassigned character",
                found=f"U+{ord(text[place]):04X} after {text[:place][-20:]}",
                cure="Delete it.",
            )
        return text

    @model_validator(mode="after")
    def _some(self) -> LocalText:
        if self.en is None and self.zh is None:
            raise flaw("text-missing", "the text has neither en nor zh", cure="Write at least one of them.")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe both forms, a plain string or the languages."""
        reference = super().__get_pydantic_json_schema__(core_schema, handler)
        whole = handler.resolve_ref_schema(reference)
        heading = {"title": whole.pop("title"), "description": whole.pop("description")}
        languages = {**whole, "minProperties": 1}
        whole.clear()
        whole.update({**heading, "anyOf": [{"type": "string", "minLength": 1}, languages]})
        return reference

    def text(self, lang: Lang) -> str:
        """Return the text in a language, or in the other one where it is missing.

        Parameters
        ----------
        lang : {"en", "zh"}
            The language wanted.

        Returns
        -------
        str
            The text.

        Raises
        ------
        UsageError
            If there is no such language.
        """
        if lang == "en":
            first, second = self.en, self.zh
        elif lang == "zh":
            first, second = self.zh, self.en
        else:
            raise _no_language(lang)
        chosen = first if first is not None else second
        return "" if chosen is None else chosen

    @property
    def complete(self) -> bool:
        """Whether both languages are there."""
        return self.en is not None and self.zh is not None

    def fill(self, values: Mapping[str, str | int | LocalText]) -> LocalText:
        """Return the text with its ``{name}`` places filled in, in each language.

        Only plain names count as places; what is filled in is never looked through again, so
        that no text of a user can reach into the program. Things that are counted stand in the singular behind a 1,
        and whole numbers have their thousands apart; what is no count, such as a seed, is handed over as a string.

        Parameters
        ----------
        values : mapping of str to str, int or LocalText
            What goes into each place.

        Returns
        -------
        LocalText
            The filled text.

        Raises
        ------
        KeyError
            If a place has no value.

        Examples
        --------
        >>> LocalText(en="{n} answers", zh="{n} 份答卷").fill({"n": 12}).text("zh")
        '12 份答卷'
        >>> LocalText(en="{n} answers", zh="{n} 份答卷").fill({"n": 1}).text("en")
        '1 answer'
        >>> LocalText(en="{n} answers", zh="{n} 份答卷").fill({"n": 12345}).text("en")
        '12 345 answers'
        """
        filled: dict[Lang, str | None] = {}
        for lang in LANGS:
            pattern = self.en if lang == "en" else self.zh
            words = {k: v.text(lang) if isinstance(v, LocalText) else _printed(v) for k, v in values.items()}
            if lang == "en" and pattern is not None and "1" in words.values():
                pattern = _in_number(pattern, words)
            filled[lang] = None if pattern is None else _filled(pattern, words)
        return _put_together(filled["en"], filled["zh"])


def _no_language(lang: object) -> ScorecardError:
    """Return the refusal of a language that nothing is written in."""
    return UsageError.single(
        "unknown-language", "texts are written in en or zh", found=str(lang), cure=near(str(lang), LANGS)
    )


def _printed(value: str | int) -> str:
    """Return what goes into a place, a number as it is printed everywhere: thousands apart, the sign that prints."""
    return value if isinstance(value, str) else format_number(value, 0)


def _in_number(pattern: str, words: Mapping[str, str]) -> str:
    """Return an English pattern with the things counted in the singular where there is one."""

    def share(place: re.Match[str]) -> str:
        name, things, verb = place.groups()
        return place[0] if words.get(name) != "1" else f"{{{name}}}{things}{_VERBS[verb]}"

    def counted(place: re.Match[str]) -> str:
        name, kind, noun, between, verb = place.groups()
        if words.get(name) != "1":
            return place[0]
        one = noun.removesuffix("es") if noun == "statuses" else noun[:-3] + "y" if noun == "entities" else noun[:-1]
        behind = "" if verb is None else between + (verb if fewer(place) else _VERBS[verb])
        return f"{{{name}}} {kind or ''}{one}{behind}"

    def fewer(place: re.Match[str]) -> bool:
        return pattern[: place.start()].endswith("than ")

    return _COUNTED.sub(counted, _SHARE.sub(share, pattern))


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return a pattern with its places filled in."""
    return _BLANK.sub(lambda place: words[place[1]], pattern)


def join_text(parts: tuple[LocalText, ...], *, en: str = " ", zh: str = "") -> LocalText:
    """Return several texts as one, joined in each language by its own separator."""
    return _put_together(en.join(p.text("en") for p in parts), zh.join(p.text("zh") for p in parts))


def _put_together(en: str | None, zh: str | None) -> LocalText:
    """Return a text made of others; the limit is for what people write, not for a list of a hundred names."""
    if max(len(en or ""), len(zh or "")) <= _TEXT_LIMIT:
        return LocalText(en=en, zh=zh)
    return LocalText.model_construct(en=None if en is None else _even(en), zh=None if zh is None else _even(zh))


def _even(text: str) -> str:
    """Return a text with white space as single blanks and composed accents."""
    return " ".join(unicodedata.normalize("NFC", text).split())
