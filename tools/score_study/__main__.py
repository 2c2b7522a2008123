"""Try intervals of scores and probabilities of statuses, and write docs/score-study.md."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.score_study.page import judged, page
from tools.score_study.study import Sizes, study

PAGE = Path(__file__).parent.parent.parent / "docs" / "score-study.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the study, write the page and tell what does not reach its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    standard = Sizes()
    parser.add_argument("--samples", type=int, default=standard.samples, help="up to 2000, or a multiple of that")
    parser.add_argument("--drawn", type=int, default=standard.drawn)
    parser.add_argument("--firms", type=int, default=standard.firms)
    parser.add_argument("--drawn-firms", type=int, default=standard.drawn_firms)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--output", type=Path, default=PAGE)
    given = parser.parse_args(arguments)
    sizes = Sizes(given.samples, given.drawn, given.firms, given.drawn_firms)
    started = time.monotonic()
    found = study(sizes, workers=given.workers)
    minutes = (time.monotonic() - started) / 60
    given.output.write_text(page(found, sizes=sizes, minutes=minutes), encoding="utf-8")
    parts = judged(found)
    for name, part in parts.items():
        print(f"{name:<12} {'reached' if part.reached else 'MISSED'}")
    print(f"written to {given.output} in {minutes:.1f} minutes")
    return 0 if all(part.reached for part in parts.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
