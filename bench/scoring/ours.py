"""The workload with scorecard: ``python ours.py FILE [--arrays] [--single] [--keep FILE]``."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from workload import PERSPECTIVES, REPEATS, STATISTICS, Stages, definitions, entities, keep, nodes, periods, values

if TYPE_CHECKING:
    import numpy as np

    import scorecard as sc


def main() -> None:
    """Read or take the arrays, and evaluate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--arrays", action="store_true", help="begin with arrays instead of a tidy frame")
    parser.add_argument("--single", action="store_true", help="time one entity and period too")
    parser.add_argument("--keep", help="where to write what was found")
    options = parser.parse_args()
    stages = Stages()
    with stages("import"):
        import scorecard as sc

        sc.evaluate, sc.read_observations, sc.Observations  # noqa: B018  # loaded on first use
        if not options.arrays:
            import narwhals  # noqa: F401  # loaded with the first data frame
            import pandas as pd  # noqa: F401
    with stages("card"):
        card = card_of(sc)
    with stages("read"):
        source = values() if options.arrays else frame_of(options.file)
    for _ in range(REPEATS):
        with stages("compute"):
            if options.arrays:
                obs = observations_of(sc, card, source)
            else:
                obs = sc.observe(card, values=sc.read_observations(source))
            ev = sc.evaluate(card, obs)
    assert list(ev.nodes) == nodes()
    keep({name: getattr(ev, name) for name in STATISTICS}, options.keep)
    single = single_ms(sc, card, obs) if options.single else None
    stages.print_line(rows=obs.value.size, numbers=ev.score.size, single_ms=single)


def frame_of(path: str) -> object:
    """Return the tidy frame."""
    import pandas as pd

    return pd.read_parquet(path)


def card_of(sc: object) -> sc.Scorecard:
    """Return the card: perspectives, objectives and measures with their weights."""
    listed = definitions()
    perspectives = []
    for perspective in PERSPECTIVES:
        inside = [m for m in listed if m["perspective"] == perspective]
        objectives = {}
        for m in inside:
            objective = {"id": m["objective"], "name": m["objective"], "weight": m["objective_weight"], "measures": []}
            falling = float(m["worst"]) > float(m["target"])
            objectives.setdefault(m["objective"], objective)["measures"].append(
                {
                    "id": m["measure"],
                    "name": m["measure"],
                    "direction": "minimise" if falling else "maximise",
                    "worst": m["worst"],
                    "target": m["target"],
                    "weight": m["weight"],
                }
            )
        weight = inside[0]["perspective_weight"]
        perspectives.append(
            {"id": perspective, "name": perspective, "weight": weight, "objectives": list(objectives.values())}
        )
    return sc.Scorecard(
        id="bench",
        name="Benchmark",
        calendar={"first": periods()[0], "last": periods()[-1]},
        entities=[{"id": name, "name": name} for name in entities()],
        perspectives=perspectives,
        total=True,
    )


def observations_of(sc: object, card: sc.Scorecard, found: np.ndarray) -> sc.Observations:
    """Return observations of arrays over entity, period and measure."""
    import numpy as np

    nothing = np.full(found.shape, np.nan)
    return sc.Observations(
        card=card,
        entities=tuple(entities()),
        periods=card.calendar.periods,
        measures=tuple(m.id for m in card.measures),
        value=found,
        standard_error=nothing,
        n=nothing,
        numerator=nothing,
        denominator=nothing,
        confidence=nothing,
        state=np.isnan(found).astype(np.int8),
    )


def single_ms(sc: object, card: sc.Scorecard, obs: sc.Observations) -> float:
    """Return how long one entity and period take, the quickest of many."""
    seconds = []
    for number in range(60):
        start = time.perf_counter()
        sc.evaluate(card, obs, entity=entities()[number % len(entities())], period=periods()[-1 - number % 12])
        seconds.append(time.perf_counter() - start)
    return 1000 * min(seconds)


if __name__ == "__main__":
    main()
