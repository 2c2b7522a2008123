"""Use the installed wheel from another folder, as somebody does who has only the wheel.

Run it with the wheel's own Python and the options ``-I -W error``.
"""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

HEAVY = {"scipy", "matplotlib", "pandas", "pyarrow", "polars", "yaml", "narwhals", "typst", "typer", "rich"}
CARRIED = ("py.typed", "LICENSE", "THIRD_PARTY_NOTICES.md")


def main() -> None:
    """Import, look for the files that must be there, run the demo."""
    import scorecard

    here = Path(str(scorecard.__file__)).resolve()
    if "site-packages" not in here.parts:
        sys.exit(f"the wheel is not what was imported, but {here}")
    if loaded := HEAVY & {name.partition(".")[0] for name in sys.modules}:
        sys.exit(f"`import scorecard` loads {sorted(loaded)}")
    names = {Path(str(file)).name for file in importlib.metadata.files("balanced-scorecard") or ()}
    if missing := set(CARRIED) - names:
        sys.exit(f"the wheel lacks {sorted(missing)}")
    if stray := {name for name in names if name.startswith("test_")}:
        sys.exit(f"the wheel carries tests: {sorted(stray)}")

    script = Path(sys.executable).parent / "scorecard"
    subprocess.run([str(script), "--help"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([str(script), "demo"], check=True)
    for name in ("review.pdf", "review-zh.pdf"):
        made = Path("build") / name
        if not made.read_bytes().startswith(b"%PDF-"):
            sys.exit(f"{made} is no PDF")
    print("the wheel works alone")


if __name__ == "__main__":
    main()
