"""Try intervals of service figures, and write docs/service-study.md."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.service_study.page import judged, page
from tools.service_study.study import SEEDS, study

PAGE = Path(__file__).parent.parent.parent / "docs" / "service-study.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the study, write the page and tell which intervals do not reach their bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--output", type=Path, default=PAGE)
    given = parser.parse_args(arguments)
    started = time.monotonic()
    found = study(given.seeds, workers=given.workers)
    minutes = (time.monotonic() - started) / 60
    given.output.write_text(page(found, seeds=given.seeds, minutes=minutes), encoding="utf-8")
    kinds = judged(found)
    for kind, good in kinds.items():
        print(f"{kind:<8} {'reached' if good else 'MISSED'}")
    print(f"written to {given.output} in {minutes:.1f} minutes")
    return 0 if all(kinds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
