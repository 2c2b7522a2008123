"""The command line as tests run it: in this process, with what it wrote and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from scorecard.cli import main
from scorecard.templates import template_files

FILES = template_files("self_service_kiosk")


@dataclass(frozen=True)
class Ran:
    """Exit code and what was written."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Ran:
    """Run one command."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    said = capsys.readouterr()
    code = ended.value.code
    return Ran(0 if code is None else int(code), said.out, said.err)


def inputs(*, survey: Path | None = None, values: Path | None = None) -> list[str]:
    """Return the options that name the template's data, or other files in their place."""
    return [
        "--survey",
        f"customers@2019-Q4={survey or FILES['survey']}",
        "--values",
        str(values or FILES["values"]),
    ]
