"""What of the data a call asks for."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
import typer

from scorecard.cli.choices import DecimalSign
from scorecard.cli.inputs import Inputs
from scorecard.errors import UsageError
from scorecard.scoring import Evaluation, evaluate

__all__ = ["parsed_date", "sign_of", "slice_of"]


def slice_of(inputs: Inputs, *, period: str | None, entity: str | None, as_of: date | None = None) -> Evaluation:
    """Return the evaluation asked for, as of a day; say so where no period was named and the last one is empty."""
    wanted = period if period is not None else str(inputs.card.calendar.last)
    whole = evaluate(inputs.card, inputs.observations, period=wanted, entity=entity, as_of=as_of)
    if len(whole.entities) > 1:
        raise UsageError.single(
            "entity-option",
            f"the card has {len(whole.entities)} entities",
            cure=f"Name one with --entity: {', '.join(whole.entities[:12])}.",
        )
    if period is None:
        _say_if_empty(inputs, whole)
    return whole


def _say_if_empty(inputs: Inputs, whole: Evaluation) -> None:
    """Say on stderr that the last period of the calendar has no value yet, and which is the last that has one."""
    observations = inputs.observations
    known = ~np.isnan(observations.value[observations.entities.index(whole.entities[0])]).all(axis=1)
    if known[-1] or not known.any():
        return
    last = observations.periods[int(np.flatnonzero(known)[-1])]
    typer.echo(
        f"{inputs.card.calendar.last}, the last period of the calendar, has no value; the last that has one is {last}. "
        f"Name the period to report: --period {last}.",
        err=True,
    )


def sign_of(decimal: DecimalSign | None) -> Literal[".", ","] | None:
    """Return the declared decimal sign, if one is."""
    return None if decimal is None else decimal.sign


def parsed_date(text: str | None) -> date | None:
    """Return the day that some words name."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError.single(
            "bad-date", "this is no date", found=text, cure="Write it as YYYY-MM-DD, such as 2026-03-31."
        ) from None
