"""Templates are described in both languages, are small, and are read only when asked for."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

from scorecard.templates import TemplateRole, template_path, templates
from scorecard.templates.listing import TEMPLATES


def test_descriptions_are_complete_and_frozen() -> None:
    for name, info in TEMPLATES.items():
        assert info.name == name
        assert info.title.complete
        assert info.summary.complete
        assert set(info.files) <= set(get_args(TemplateRole))
        assert len(set(info.files.values())) == len(info.files)


def test_all_templates_together_are_small() -> None:
    sizes = [path.stat().st_size for info in templates() for path in template_path(info.name).iterdir()]
    assert sum(sizes) < 1_500_000


def test_listing_them_reads_no_card() -> None:
    code = (
        "import sys, scorecard.templates as t; assert len(t.templates()) == 5\n"
        "print(*sorted({'yaml', 'scorecard.models', 'scorecard.io', 'scorecard.logistics'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
