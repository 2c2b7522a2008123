"""Survey answers, drawn from known means by item, role and customer class."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from scorecard.instruments import Instrument, Role
from scorecard.models import SurveyDeclaration
from tools.template_data.draws import Draws, Floats, Ints, answers, shared_out

Truth = Mapping[str, object]
SPREAD = 0.2
"""How far the perception of the outer items of a group lies from the mean of the group."""
PLURALS = {"regions": "region", "groups": "group", "trades": "trade", "kinds": "kind"}


def item_means(instrument: Instrument, role: str, given: Mapping[str, float]) -> dict[str, float]:
    """Return the true mean of each item over all classes: stated for the item, or for its group.

    Items of a group lie evenly about its mean where they tell what is perceived, alternately high and low.
    """
    found: dict[str, float] = {}
    groups: dict[str, list[str]] = {}
    for item in instrument.items:
        if item.id in given:
            found[item.id] = float(given[item.id])
        else:
            groups.setdefault(item.id.rpartition("_")[0], []).append(item.id)
    for group, items in groups.items():
        offsets = np.linspace(-SPREAD, SPREAD, len(items)) if role == "perception" else np.zeros(len(items))
        order = sorted(range(len(items)), key=lambda i: (i % 2, i))
        for place, item in zip(order, items, strict=True):
            found[item] = float(given[group]) + float(offsets[place])
    return {item.id: found[item.id] for item in instrument.items}


def survey_table(declared: SurveyDeclaration, truth: Truth, *, seed: int) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of an answer file."""
    layout = declared.layout
    draws, n = Draws(seed, str(truth["file"])), int(str(truth["n"]))
    columns: dict[str, list[str]] = {"respondent": [f"R{i:03d}" for i in range(1, n + 1)]}
    classes = _classes(truth, draws, n)
    general = draws.normal(n)
    columns |= _answers(declared, truth, draws, classes=classes, general=general)
    if "points" in truth:
        columns |= _points(truth["points"], draws, n, names=layout.points)  # type: ignore[arg-type]  # a mapping
    columns["class"] = classes
    for plural, name in PLURALS.items():
        if plural in truth:
            labels: Sequence[str] = truth[plural]  # type: ignore[assignment]  # a list in the file
            columns[name] = [labels[int(u * len(labels))] for u in draws.uniform(n)]
    outcomes: Mapping[str, Mapping[str, float]] = truth.get("outcomes", {})  # type: ignore[assignment]  # a mapping
    for name, scale in outcomes.items():
        latent = math.sqrt(0.6) * general + math.sqrt(0.4) * draws.normal(n)
        drawn = answers(latent, scale["mean"], low=int(scale["low"]), high=int(scale["high"]))
        columns[name] = [str(answer) for answer in drawn]
    return list(columns), [list(row) for row in zip(*columns.values(), strict=True)]


def _classes(truth: Truth, draws: Draws, n: int) -> list[str]:
    """Return the customer class of each respondent: exact numbers, in random order."""
    shares: Mapping[str, float] = truth["classes"]  # type: ignore[assignment]  # a mapping in the file
    sizes = shared_out(n, list(shares.values()))
    listed = [name for name, size in zip(shares, sizes, strict=True) for _ in range(size)]
    return [listed[i] for i in draws.order(n)]


def _answers(
    declared: SurveyDeclaration, truth: Truth, draws: Draws, *, classes: list[str], general: Floats
) -> dict[str, list[str]]:
    """Return the columns of the items."""
    instrument, n = declared.instrument, len(classes)
    roles: Mapping[str, Mapping[str, float]] = truth["roles"]  # type: ignore[assignment]  # a mapping in the file
    shifts: Mapping[str, Mapping[str, float]] = truth["class_shift"]  # type: ignore[assignment]  # a mapping
    shared, within = float(str(truth["shared"])), float(str(truth["dimension"]))
    columns: dict[str, list[str]] = {}
    for role, given in roles.items():
        means = item_means(instrument, role, given)
        shift = np.array([shifts.get(role, {}).get(name, 0.0) for name in classes])
        factors = {d.id: draws.normal(n) for d in instrument.dimensions}
        for position, item in enumerate(instrument.items):
            own = draws.normal(n)
            factor = factors[str(item.dimension)]
            latent = math.sqrt(shared) * general + math.sqrt(within) * factor + math.sqrt(1 - shared - within) * own
            drawn = answers(latent, means[item.id] + shift, low=instrument.scale.low, high=instrument.scale.high)
            silent = draws.uniform(n) < float(str(truth["missing"]))
            column = declared.layout.column_of(role, position, instrument=instrument)  # type: ignore[arg-type]  # a role by name
            columns[str(column)] = ["" if gone else str(code) for code, gone in zip(drawn, silent, strict=True)]
    return columns


def _points(shares: Mapping[str, float], draws: Draws, n: int, *, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the 100 points that each respondent shares out, in steps of five."""
    weights = np.array([shares[name] for name in names])
    given = weights * np.exp(0.35 * draws.normal(n, len(weights)))
    rows = [[5 * part for part in shared_out(20, list(row))] for row in given]
    return {column: [str(row[i]) for row in rows] for i, column in enumerate(names.values())}


def rival_table(
    declared: SurveyDeclaration, truth: Truth, table: tuple[list[str], list[list[str]]], *, seed: int
) -> tuple[list[str], list[list[str]]]:
    """Return what is perceived of us by our customers, with how important it is to them, and of a rival by its users.

    Mean, standard deviation and number of answers by item, in summary as rivals' users were asked elsewhere.
    """
    instrument, n = declared.instrument, int(str(truth["n"]))
    given: Mapping[str, float] = truth["perception"]  # type: ignore[assignment]  # a mapping in the file
    means = item_means(instrument, "perception", given)
    draws = Draws(seed, str(truth["file"]))
    general = draws.normal(n)
    own: list[list[str]] = []
    other: list[list[str]] = []
    for position, item in enumerate(instrument.items):
        importance = _answered(declared, "importance", position, table)
        perceived = _summary(_answered(declared, "perception", position, table))
        own.append(["own", item.id, *perceived, f"{importance.mean():.4f}"])
        latent = math.sqrt(0.35) * general + math.sqrt(0.65) * draws.normal(n)
        drawn = answers(latent, means[item.id], low=instrument.scale.low, high=instrument.scale.high)
        other.append([str(truth["rival"]), item.id, *_summary(drawn), ""])
    return ["company", "item", "n", "perception", "standard_deviation", "importance"], own + other


def _answered(declared: SurveyDeclaration, role: Role, position: int, table: tuple[list[str], list[list[str]]]) -> Ints:
    """Return the answers to an item that were given."""
    header, rows = table
    column = header.index(str(declared.layout.column_of(role, position, instrument=declared.instrument)))
    return np.array([int(row[column]) for row in rows if row[column]])


def _summary(codes: Ints) -> list[str]:
    """Return n, mean and standard deviation as written."""
    return [str(codes.size), f"{codes.mean():.4f}", f"{float(codes.std(ddof=1)):.4f}"]
