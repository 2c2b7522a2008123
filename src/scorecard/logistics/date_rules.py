"""How dates of a file may be declared to be written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scorecard._model import Flaws, flaw

__all__ = ["check_date_formats", "known_zone"]

_DIRECTIVES = "dmbyYHMSpz"
_DIRECTIVE = re.compile(r"%(.?)")


def known_zone(name: str | None) -> str | None:
    """Return the name of a time zone, or refuse one that there is not.

    Parameters
    ----------
    name : str or None
        Such as ``Asia/Shanghai``.

    Returns
    -------
    str or None
        The same.

    Raises
    ------
    ValueError
        For pydantic, with code, what was found and the cure.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return name if name is None else str(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise flaw(
            "unknown-zone",
            "there is no such time zone",
            found=name,
            cure="Use a name such as Asia/Shanghai, Europe/Berlin or UTC.",
        ) from None


def check_date_formats(formats: Sequence[str], flaws: Flaws) -> None:
    """Report formats of dates that do not tell a day.

    Parameters
    ----------
    formats : sequence of str
        Such as ``%d/%m/%Y %H:%M``.
    flaws : Flaws
        Where problems go, under ``date_formats``.
    """
    for i, form in enumerate(formats):
        found = _DIRECTIVE.findall(form)
        unknown = [f"%{d}" for d in found if d not in _DIRECTIVES or not d]
        if unknown:
            flaws.add(
                "date-format",
                "the date format has a part that is not known",
                at=("date_formats", i),
                found=unknown[0],
                cure="Use %d, %m or %b, %y or %Y, and %H, %M, %S, %p, %z.",
            )
        elif not _tells_a_day(found):
            flaws.add(
                "date-format",
                "the date format does not tell day, month and year, each once",
                at=("date_formats", i),
                found=form,
                cure="Write it as in %d/%m/%Y or %d-%b-%y.",
            )


def _tells_a_day(directives: list[str]) -> bool:
    """Return whether day, month and year stand in a format, each once, and no other part twice."""
    counts = [sum(directives.count(d) for d in kinds) for kinds in ("d", "mb", "yY", "H", "M", "S", "p", "z")]
    return counts[:3] == [1, 1, 1] and max(counts) == 1
