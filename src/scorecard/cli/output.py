"""What the commands write: text, CSV, Markdown, LaTeX or JSON."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from scorecard._result import Result, plain
from scorecard._table import Table
from scorecard._text import Lang
from scorecard._writing import write_whole
from scorecard.cli.choices import Format
from scorecard.cli.saying import print_out, say
from scorecard.errors import UsageError, near
from scorecard.io import Inspection
from scorecard.models import Band, Scorecard
from scorecard.scoring import Evaluation
from scorecard.survey import GapAnalysis, ImportancePerformance, Reliability

CONDITION_MET = 3


def emit(result: Result, form: Format, lang: Lang, output: Path | None, *, table: Table | None = None) -> None:
    """Write a result in the form asked for; as a table, its own unless another is given."""
    table = result.table() if table is None else table
    if form is Format.csv:
        text = table.to_csv(lang)
        if output is None:
            print_out(text)
        else:
            write_whole(output, text.encode("utf-8-sig"))
        return
    if form is Format.json:
        say(_json(result), output)
    elif form is Format.latex:
        say(table.to_latex(lang), output)
    else:
        say(table.to_text(lang) if form is Format.text else table.to_markdown(lang), output)


def _json(result: Result) -> str:
    """Return a result as JSON at full precision, with where it comes from."""
    numbers = json.loads(result.numbers_json())
    whole: dict[str, object] = {}
    if isinstance(result, GapAnalysis | Reliability | ImportancePerformance):
        whole["instrument"] = result.instrument.id
    if isinstance(result, GapAnalysis | Reliability | ImportancePerformance | Inspection):
        whole["source"] = plain(result.provenance)
    return json.dumps({**whole, **numbers}, ensure_ascii=False, indent=1, allow_nan=False)


def evaluation_json(evaluation: Evaluation) -> str:
    """Return the results of one entity and period as JSON, one object a node, at full precision."""
    nodes = [plain(evaluation[node]) for node in evaluation.nodes]
    whole = {"card": evaluation.card.id, "entity": evaluation.entities[0], "period": str(evaluation.periods[0])}
    day = evaluation.origin.as_of
    read = {} if day is None else {"as_of": day.isoformat()}
    return json.dumps({**whole, **read, "nodes": nodes}, ensure_ascii=False, indent=1, allow_nan=False)


def check_band(card: Scorecard, fail_on: str | None) -> None:
    """Refuse the name of a band that no node of the card has."""
    bands = list(dict.fromkeys(band.id for band in _all_bands(card)))
    if fail_on is not None and fail_on not in bands:
        raise UsageError.single("unknown-band", "the card has no such band", found=fail_on, cure=near(fail_on, bands))


def _all_bands(card: Scorecard) -> list[Band]:
    """Return the bands of all nodes at any time."""
    periods = card.calendar.periods
    changing = bool(card.changes) or any(measure.changes for measure in card.measures)
    when = periods if changing else periods[:1]
    return [band for node in card.node_ids for period in when for band in card.bands_of(node, period=period)]


def exit_for(card: Scorecard, evaluation: Evaluation, fail_on: str | None) -> None:
    """End with exit code 3 if a score lies in the band named, or in a worse one; say on stderr which."""
    if fail_on is None:
        return
    met = [node for node in card.node_ids if _in_band(card, evaluation, node, fail_on)]
    if met:
        names = ", ".join(f"{card.name_of(node).text('en')} ({node})" for node in met)
        typer.echo(f"--fail-on {fail_on}: {len(met)} in this band or a worse one: {names}.", err=True)
        raise typer.Exit(CONDITION_MET)


def _in_band(card: Scorecard, evaluation: Evaluation, node: str, fail_on: str) -> bool:
    """Return whether a score lies in a band or a worse one; other bands are compared by what they say."""
    band = evaluation.band_of(node)
    if band is None:
        return False
    order = [b.id for b in evaluation.bands_of(node)]
    if fail_on in order:
        return order.index(band.id) <= order.index(fail_on)
    named = [band.level for band in _all_bands(card) if band.id == fail_on]
    return _LEVELS.index(band.level) <= max(_LEVELS.index(level) for level in named)


_LEVELS = ("bad", "watch", "good")
