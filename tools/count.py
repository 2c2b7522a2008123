"""Add up the test reports and print one closing line, as pytest does for one run."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def main() -> None:
    """Read every JUnit file of a folder; say which skipped, then the sums."""
    folder, seconds, status = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    passed = failed = skipped = 0
    for report in sorted(folder.glob("*.xml")):
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314  # pytest wrote it
            tests, bad, left = (int(suite.get(name, "0")) for name in ("tests", "failures", "skipped"))
            bad += int(suite.get("errors", "0"))
            passed, failed, skipped = passed + tests - bad - left, failed + bad, skipped + left
            print(f"{report.stem}: {tests} tests, {bad} failed, {left} skipped")
    print(f"all gates {'kept' if status == '0' else 'NOT kept'} in {seconds} s")
    if status != "0":
        failed = max(failed, 1)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")


if __name__ == "__main__":
    main()
