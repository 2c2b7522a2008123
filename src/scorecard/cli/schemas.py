"""The subcommand that prints a JSON Schema."""

from __future__ import annotations

import json

from scorecard.cli.options import OutputOption
from scorecard.cli.saying import say
from scorecard.io import card_schema

__all__ = ["schema"]


def schema(output: OutputOption = None) -> None:
    """Print the JSON Schema of card files, for completion in an editor."""
    say(json.dumps(card_schema(), ensure_ascii=False, indent=2), output)
