"""Words in the languages of the library."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Literal

from pydantic import ConfigDict, field_validator, model_validator

from scorecard._model import Frozen, flaw

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")

_TEXT_LIMIT = 4000


class LocalText(Frozen):
    """A text in English, Chinese or both.

    A plain string is accepted where a text is wanted: it then serves both languages.

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

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    en: str | None = None
    zh: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, data: object) -> object:
        if isinstance(data, str):
            return {"en": data}
        return data

    @field_validator("en", "zh")
    @classmethod
    def _clean(cls, value: str | None) -> str | None:
        if value is None:
            return None
        text = " ".join(value.split())
        if not text:
            raise flaw("text-empty", "the text is empty", cure="Write the text or leave the field out.")
        if len(text) > _TEXT_LIMIT:
            raise flaw("text-too-long", "the text is longer than 4000 characters", cure="Shorten it.")
        if any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} for c in text):
            raise flaw("text-control", "the text has a control or unassigned character", cure="Remove it.", found=text)
        return text

    @model_validator(mode="after")
    def _some(self) -> LocalText:
        if self.en is None and self.zh is None:
            raise flaw("text-missing", "the text has neither en nor zh", cure="Write at least one of them.")
        return self

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
        """
        first, second = (self.en, self.zh) if lang == "en" else (self.zh, self.en)
        chosen = first if first is not None else second
        return "" if chosen is None else chosen

    @property
    def complete(self) -> bool:
        """Whether both languages are there."""
        return self.en is not None and self.zh is not None

    def fill(self, values: Mapping[str, str | int | LocalText]) -> LocalText:
        """Return the text with its ``{name}`` places filled in, in each language.

        Parameters
        ----------
        values : mapping of str to str, int or LocalText
            What goes into each place.

        Returns
        -------
        LocalText
            The filled text.

        Examples
        --------
        >>> LocalText(en="{n} answers", zh="{n} 份答卷").fill({"n": 12}).text("zh")
        '12 份答卷'
        """
        filled: dict[Lang, str | None] = {}
        for lang in LANGS:
            pattern = self.en if lang == "en" else self.zh
            words = {k: v.text(lang) if isinstance(v, LocalText) else v for k, v in values.items()}
            filled[lang] = None if pattern is None else pattern.format(**words)
        return LocalText(en=filled["en"], zh=filled["zh"])


def join_text(parts: tuple[LocalText, ...], *, en: str = " ", zh: str = "") -> LocalText:
    """Return several texts as one, joined in each language by its own separator."""
    return LocalText(en=en.join(p.text("en") for p in parts), zh=zh.join(p.text("zh") for p in parts))
