"""Whether a layout fits an instrument."""

from __future__ import annotations

from scorecard._model import Flaws
from scorecard.errors import CardError, near
from scorecard.instruments.instrument import RESERVED, Instrument, Role
from scorecard.instruments.layout import ColumnLayout

_Place = tuple[str | int, ...]


def misfits(layout: ColumnLayout, instrument: Instrument) -> Flaws:
    """Return everything in a layout that does not fit an instrument, at its place in the layout.

    Parameters
    ----------
    layout : ColumnLayout
        Which column holds what.
    instrument : Instrument
        The questionnaire.

    Returns
    -------
    Flaws
        What was found.
    """
    flaws = Flaws()
    _check_roles(layout, instrument, flaws)
    _check_columns(layout, instrument, flaws)
    _check_answers(layout, instrument, flaws)
    _check_points(layout, instrument, flaws)
    _check_outcomes(layout, instrument, flaws)
    _check_labels(layout, flaws)
    _check_long(layout, instrument, flaws)
    return flaws


def require_fit(layout: ColumnLayout, instrument: Instrument) -> None:
    """Refuse a layout that does not fit an instrument.

    Parameters
    ----------
    layout : ColumnLayout
        Which column holds what.
    instrument : Instrument
        The questionnaire.

    Raises
    ------
    CardError
        With everything that does not fit.
    """
    misfits(layout, instrument).problems().raise_if_any(CardError, "The column layout does not fit the instrument.")


def _check_roles(layout: ColumnLayout, instrument: Instrument, flaws: Flaws) -> None:
    for part, roles in (("columns", tuple(layout.columns)), ("names", tuple(layout.names))):
        for role in roles:
            if role not in instrument.roles:
                flaws.add(
                    "unknown-role",
                    f"the layout names columns for {role}, which the instrument does not ask",
                    at=(part, role),
                    found=role,
                    cure=f"Use one of: {', '.join(instrument.roles)}.",
                )
    items = [item.id for item in instrument.items]
    for role, names in layout.names.items():
        for item_id in names:
            if item_id not in items:
                flaws.add(
                    "unknown-item",
                    "the layout names a column for an item that does not exist",
                    at=("names", role, item_id),
                    found=item_id,
                    cure=near(item_id, items),
                )
        lacking = [i for i in items if i not in names]
        if role not in layout.columns and lacking:
            flaws.add(
                "items-without-column",
                f"the layout names no {role} column for {len(lacking)} of {len(items)} items",
                at=("names", role),
                found=f"no column for {lacking[0]}",
                cure="Name every item's column, or give a pattern under columns.",
            )


def _check_columns(layout: ColumnLayout, instrument: Instrument, flaws: Flaws) -> None:
    """Find columns that are taken for two things, once for each place that takes them again."""
    taken: dict[str, str] = {}
    told: set[_Place] = set()
    for name, use, at in _columns(layout, instrument):
        if name in taken and at not in told:
            told.add(at)
            flaws.add(
                "column-used-twice",
                f"the same column is taken for {taken[name]} and for {use}",
                at=at,
                found=name,
                cure="Give each its own column.",
            )
        taken.setdefault(name, use)


def _columns(layout: ColumnLayout, instrument: Instrument) -> list[tuple[str, str, _Place]]:
    """Return each column that the layout names: its name (or expression), its use, and its place."""
    found: list[tuple[str, str, _Place]] = []
    for role in layout.roles:
        if role not in instrument.roles:
            continue
        for position, item in enumerate(instrument.items):
            name = layout.column_of(role, position, instrument=instrument)
            named = item.id in layout.names.get(role, {})
            if name is not None:
                at: _Place = ("names", role, item.id) if named else ("columns", role)
                found.append((name, _use(role, item.id), at))
        pattern = layout.columns.get(role, "")
        if pattern.startswith("regex:"):
            found.append((pattern, f"the {role} of the items", ("columns", role)))
    found.extend((name, f"the points of {key}", ("points", key)) for key, name in layout.points.items())
    found.extend((o.column, f"the outcome {key}", ("outcomes", key)) for key, o in layout.outcomes.items())
    if layout.duration is not None:
        found.append((layout.duration, "the duration", ("duration",)))
    return found


def _use(role: Role, item_id: str) -> str:
    """Return what an answer column is for."""
    return f"the {role} of {item_id}"


def _check_answers(layout: ColumnLayout, instrument: Instrument, flaws: Flaws) -> None:
    values = instrument.scale.values
    for word, code in layout.answers.items():
        if code not in values:
            flaws.add(
                "answer-code",
                "an answer word stands for a code that is not on the scale",
                at=("answers", word),
                found=str(code),
                cure=f"Use a code of the scale: {', '.join(map(str, values))}.",
            )
        if word in layout.missing:
            flaws.add(
                "answer-and-missing",
                "an answer word is also declared as missing",
                at=("answers", word),
                found=word,
                cure="Remove it from answers or from missing.",
            )
    for position, text in enumerate(layout.missing):
        if text.strip() in {str(value) for value in values}:
            flaws.add(
                "missing-on-scale",
                "a code declared as missing is an answer of the scale",
                at=("missing", position),
                found=text,
                cure="Remove it, or give the scale its codes without it.",
            )


def _check_points(layout: ColumnLayout, instrument: Instrument, flaws: Flaws) -> None:
    dimensions = [d.id for d in instrument.dimensions]
    for name in layout.points:
        if name not in dimensions:
            flaws.add(
                "unknown-dimension",
                "the points of the layout name a dimension that does not exist",
                at=("points", name),
                found=name,
                cure=near(name, dimensions),
            )
    lacking = [d for d in dimensions if d not in layout.points]
    if layout.points and lacking:
        flaws.add(
            "points-incomplete",
            f"the layout has no points column for the dimension {lacking[0]}",
            at=("points",),
            cure="Name one points column for every dimension.",
        )


def _check_outcomes(layout: ColumnLayout, instrument: Instrument, flaws: Flaws) -> None:
    """Find outcomes whose id stands for something else."""
    taken = {d.id for d in instrument.dimensions} | {i.id for i in instrument.items} | RESERVED
    for name in layout.outcomes:
        if name in taken:
            flaws.add(
                "outcome-id-taken",
                "an outcome has the id of an item, a dimension or a row of results",
                at=("outcomes", name),
                found=name,
                cure="Choose another id.",
            )


def _check_labels(layout: ColumnLayout, flaws: Flaws) -> None:
    """Find names of labels of a segment variable that has no column."""
    for segment in layout.labels:
        if segment not in layout.segments:
            flaws.add(
                "labels-without-segment",
                "the layout names labels of a segment variable without a column",
                at=("labels", segment),
                found=segment,
                cure=near(segment, layout.segments),
            )


def _check_long(layout: ColumnLayout, instrument: Instrument, flaws: Flaws) -> None:
    """Find roles and items of a file of one row an answer that the instrument does not have."""
    ids = [item.id for item in instrument.items]
    for word, item_id in layout.long.items.items():
        if item_id not in ids:
            flaws.add(
                "unknown-item",
                "a word of the item column stands for an item that does not exist",
                at=("long", "items", word),
                found=item_id,
                cure=near(item_id, ids),
            )
    roles: list[tuple[_Place, Role]] = [(("long", "roles", word), role) for word, role in layout.long.roles.items()]
    if layout.long.asks is not None:
        roles.append((("long", "asks"), layout.long.asks))
    for at, role in roles:
        if role not in instrument.roles:
            flaws.add(
                "unknown-role",
                f"a word of the role column stands for {role}, which the instrument does not ask",
                at=at,
                found=role,
                cure=f"Use one of: {', '.join(instrument.roles)}.",
            )
