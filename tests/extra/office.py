"""A spreadsheet program without a window."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice")


def saved_again(path: Path, folder: Path, *, kind: str = "xlsx") -> Path:
    """Return a workbook as LibreOffice saves it after opening it."""
    assert SOFFICE is not None
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder / "saved"),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "saved" / f"{path.stem}.{kind}"
