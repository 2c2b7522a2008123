"""Draw the data of the templates from their stated truth: ``python -m tools.make_templates [FOLDER]``.

What is true stands in ``tools/template_truth/NAME.yaml``; the cards and the words of the READMEs are written by hand.
Fixed seeds: the same truth gives the same files, byte by byte.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from scorecard.io import read_card
from scorecard.models import Scorecard
from tools.template_data.kpis import HEADER, kpi_rows
from tools.template_data.orders import order_files, simulation
from tools.template_data.readme import with_truth
from tools.template_data.surveys import rival_table, survey_table

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "src" / "scorecard" / "templates"
TRUTHS = ROOT / "tools" / "template_truth"
NAMES = tuple(sorted(path.stem for path in TRUTHS.glob("*.yaml")))


def truth_of(name: str) -> dict[str, object]:
    """Return what is true of a template's data."""
    found: dict[str, object] = yaml.safe_load((TRUTHS / f"{name}.yaml").read_text("utf-8"))
    return found


def template_data(name: str) -> dict[str, str]:
    """Return the text of every generated file of a template, by file name."""
    folder, truth = TEMPLATES / name, truth_of(name)
    card, seed = read_card(folder / "card.yaml"), int(str(truth["seed"]))
    periods = [str(period) for period in card.calendar.periods]
    files = {"kpi.csv": _csv(HEADER, kpi_rows(truth["measures"], periods, seed=seed))}  # type: ignore[arg-type]
    files |= _surveys(card, truth, seed=seed)
    if "orders" in truth:
        files |= order_files(simulation(truth["orders"], seed=seed))  # type: ignore[arg-type]  # a mapping in the file
    files["README.md"] = with_truth((folder / "README.md").read_text("utf-8"), card, truth)
    return files


def _surveys(card: Scorecard, truth: Mapping[str, object], *, seed: int) -> dict[str, str]:
    """Return the answer files, and what users of a rival say where they were asked."""
    files: dict[str, str] = {}
    for key in ("survey", "wanted"):
        if key in truth:
            of: Mapping[str, object] = truth[key]  # type: ignore[assignment]  # a mapping in the file
            declared = card.surveys[str(of["survey"])]
            table = survey_table(declared, of, seed=seed)
            files[str(of["file"])] = _csv(*table)
            if key == "survey" and "rivals" in truth:
                rivals: Mapping[str, object] = truth["rivals"]  # type: ignore[assignment]  # a mapping
                files[str(rivals["file"])] = _csv(*rival_table(declared, rivals, table, seed=seed))
    return files


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()


def main(top: Path = TEMPLATES) -> None:
    """Write the generated files of every template below a folder."""
    for name in NAMES:
        for file, text in template_data(name).items():
            (top / name).mkdir(parents=True, exist_ok=True)
            (top / name / file).write_text(text, encoding="utf-8", newline="\n")
            print(f"{name}/{file}: {len(text.encode())} bytes")


if __name__ == "__main__":
    main(*(Path(folder) for folder in sys.argv[1:2]))
