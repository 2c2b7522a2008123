"""The words of the domain and of each template, in English and Chinese."""

from __future__ import annotations

from importlib.resources import files

from pydantic import Field

from scorecard._model import Frozen, Id
from scorecard._text import LocalText
from scorecard.templates.catalogue import find, resource

__all__ = ["Term", "glossary"]

_DOMAIN = "glossary.yaml"


class Term(Frozen):
    """A word that reports use, and what it means.

    Attributes
    ----------
    id : str
        Name of the term.
    term : LocalText
        The word.
    definition : LocalText
        What it means.
    """

    id: Id
    term: LocalText
    definition: LocalText


class _Glossary(Frozen):
    """A file of terms."""

    terms: tuple[Term, ...] = Field(min_length=1)


def glossary(template: str | None = None) -> tuple[Term, ...]:
    """Return the glossary of the domain, or of a template.

    Parameters
    ----------
    template : str, optional
        Name of a template; the terms of logistics customer service as a whole when left out.

    Returns
    -------
    tuple of Term
        The terms, in the order of the work.

    Raises
    ------
    UsageError
        If there is no such template.

    Examples
    --------
    >>> terms = {term.id: term.term for term in glossary()}
    >>> terms["perfect_order"].text("zh")
    '完美订货'
    """
    from scorecard._yaml import load_yaml

    folder = files("scorecard.templates") if template is None else resource(find(template))
    data, _ = load_yaml(folder.joinpath(_DOMAIN).read_text(encoding="utf-8"))
    return _Glossary.model_validate(data).terms
