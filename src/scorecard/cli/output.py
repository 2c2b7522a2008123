"""What the commands write: text, CSV, Markdown or JSON, to the terminal or whole to a file."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path

import typer

from scorecard._result import Result, plain
from scorecard._text import Lang
from scorecard.errors import UsageError, near
from scorecard.io.writing import write_whole
from scorecard.models import Scorecard
from scorecard.scoring import Evaluation

CONDITION_MET = 3


class Format(StrEnum):
    """Form of what is written."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"


def say(text: str, output: Path | None = None) -> None:
    """Write text to a file, or to the terminal."""
    if output is None:
        typer.echo(text)
    else:
        write_whole(output, f"{text}\n".encode())


def emit(result: Result, form: Format, lang: Lang, output: Path | None) -> None:
    """Write a result in the form asked for."""
    table = result.table()
    if form is Format.csv:
        text = table.to_csv(lang)
        if output is None:
            typer.echo(text, nl=False)
        else:
            write_whole(output, text.encode("utf-8-sig"))
        return
    if form is Format.json:
        say(json.dumps(json.loads(result.numbers_json()), ensure_ascii=False, indent=1), output)
    else:
        say(table.to_text(lang) if form is Format.text else table.to_markdown(lang), output)


def evaluation_json(evaluation: Evaluation) -> str:
    """Return the results of one entity and period as JSON, one object a node, at full precision."""
    nodes = [plain(evaluation[node]) for node in evaluation.nodes]
    whole = {"card": evaluation.card.id, "entity": evaluation.entities[0], "period": str(evaluation.periods[0])}
    return json.dumps({**whole, "nodes": nodes}, ensure_ascii=False, indent=1, allow_nan=False)


def check_band(card: Scorecard, fail_on: str | None) -> None:
    """Refuse the name of a band that no node of the card has."""
    bands = list(dict.fromkeys(band.id for node in card.node_ids for band in card.bands_of(node)))
    if fail_on is not None and fail_on not in bands:
        raise UsageError.single("unknown-band", "the card has no such band", found=fail_on, cure=near(fail_on, bands))


def exit_for(card: Scorecard, evaluation: Evaluation, fail_on: str | None) -> None:
    """End with exit code 3 if a score lies in the band named, or in a worse one."""
    if fail_on is None:
        return
    for node in card.node_ids:
        order = [b.id for b in card.bands_of(node)]
        status = evaluation[node].status
        if fail_on in order and status in order and order.index(status) <= order.index(fail_on):
            raise typer.Exit(CONDITION_MET)
