"""Write the generated pages of the reference: ``python -m tools.reference_pages docs/reference``."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.reference_pages.api import api_pages
from tools.reference_pages.card_fields import card_fields_page
from tools.reference_pages.command_line import command_line_page


def main(folder: Path) -> None:
    """Write every page into a folder."""
    (folder / "api").mkdir(parents=True, exist_ok=True)
    for name, text in api_pages():
        (folder / "api" / name).write_text(text, encoding="utf-8", newline="\n")
    for name, page in (("card-fields.md", card_fields_page()), ("command-line.md", command_line_page())):
        (folder / name).write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
