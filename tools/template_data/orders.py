"""Order files, drawn by the library's own generator from stated truth."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from scorecard.logistics import ServiceTruth, Simulation, simulate

PARTS = ("orders", "customers", "complaints")


def simulation(of: Mapping[str, object], *, seed: int) -> Simulation:
    """Return the simulated service that a truth file describes."""
    fields: Mapping[str, object] = of["truth"]  # type: ignore[assignment]  # a mapping in the file
    start = date.fromisoformat(str(fields["start"]))
    truth = ServiceTruth.model_validate({**fields, "start": start})
    return simulate(lines=int(str(of["lines"])), seed=seed, parameters=truth)


def order_files(made: Simulation) -> dict[str, str]:
    """Return the text of the order files and of their layout, by file name."""
    layout = made.layout.model_dump_json(exclude_none=True, exclude_unset=True, indent=2)
    files = {"layout.json": f"{layout}\n"}
    with tempfile.TemporaryDirectory() as folder:
        made.write(folder, file_format="csv")
        for part in PARTS:
            text = (Path(folder) / f"{part}.csv").read_text("utf-8")
            files[f"{part}.csv"] = text.replace("\r\n", "\n")
    return files


def truth_table(made: Simulation) -> str:
    """Return what is true of the simulated service, by algebra, as Markdown in both languages."""
    table = made.truth.table()
    english, chinese = list(table.cells("en")), list(table.cells("zh"))
    heads = [column.label for column in table.columns]
    lines = ["| " + " | ".join(f"{head.text('en')} {head.text('zh')}" for head in heads) + " |"]
    lines.append("|---" * len(heads) + "|")
    for left, right in zip(english, chinese, strict=True):
        cells = [a if a == b else f"{a} {b}" for a, b in zip(left, right, strict=True)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)
