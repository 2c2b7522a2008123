"""Print the lowest versions that pyproject.toml allows, as a pip constraints file."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

RUN_TIME_EXTRAS = ("pandas", "polars", "duckdb", "excel", "spss")


def lowest(project: dict[str, object]) -> list[str]:
    """Return ``name==version`` for each dependency of the package and its run-time extras."""
    wanted = list(project["dependencies"])
    for extra in RUN_TIME_EXTRAS:
        wanted += project["optional-dependencies"][extra]
    lines = set()
    for requirement in wanted:
        found = re.fullmatch(r"([A-Za-z0-9_.-]+)>=([0-9.]+)", requirement)
        if found is None:
            sys.exit(f"pyproject.toml: {requirement!r} has no plain lower bound (name>=version)")
        lines.add(f"{found[1]}=={found[2]}")
    return sorted(lines, key=str.lower)


if __name__ == "__main__":
    print("\n".join(lowest(tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))["project"])))
