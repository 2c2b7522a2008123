"""Templates are found by name, from a folder as from a zip file."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import get_args

import pytest

import scorecard
from scorecard.errors import UsageError
from scorecard.templates import TemplateRole, load_template, template_files, template_path, templates

NAMES = [info.name for info in templates()]


def test_templates_are_listed_by_name_in_both_languages() -> None:
    assert NAMES == [
        "customer_service_programme",
        "express_carrier",
        "logistics_customer_service",
        "self_service_kiosk",
        "third_party_logistics",
    ]
    assert all(info.title.complete and info.summary.complete for info in templates())


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_a_template_exists_and_none_is_unlisted(name: str) -> None:
    listed = {path.name for path in template_files(name).values()}
    assert listed == {path.name for path in template_path(name).iterdir()}
    assert (
        {"card", "survey", "values", "readme", "glossary"} <= set(template_files(name)) <= set(get_args(TemplateRole))
    )


@pytest.mark.parametrize("name", NAMES)
def test_card_of_a_template_loads_and_knows_its_survey(name: str) -> None:
    info = next(info for info in templates() if info.name == name)
    card = load_template(name)
    assert info.survey in card.surveys
    assert info.survey_period in {str(period) for period in card.calendar.periods}


def test_what_is_no_name_is_refused_as_unknown() -> None:
    with pytest.raises(UsageError) as caught:
        load_template({})  # type: ignore[arg-type]
    assert str(caught.value) == (
        "There is no such template.\n"
        "  there is no such template; found '{}'. Use one of: customer_service_programme, express_carrier, logistics_customer_service, self_service_kiosk, "
        "third_party_logistics. [unknown-template]"
    )


def test_unknown_template_is_named_with_the_nearest_one() -> None:
    message = (
        "There is no such template.\n"
        "  there is no such template; found 'self_service_kiosc'. "
        "Did you mean 'self_service_kiosk'? [unknown-template]"
    )
    for call in (load_template, template_files, template_path):
        with pytest.raises(UsageError) as caught:
            call("self_service_kiosc")
        assert str(caught.value) == message


def test_template_is_found_in_a_zipped_package(tmp_path: Path) -> None:
    package = Path(scorecard.__file__).parent
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in package.rglob("*"):
            if path.suffix in {".py", ".yaml", ".json", ".csv", ".md"} or path.name == "LICENSE":
                packed.write(path, f"scorecard/{path.relative_to(package).as_posix()}")
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "from scorecard.templates import template_files, template_path\n"
        "import scorecard; assert '.zip' in scorecard.__file__\n"
        "path = template_files('self_service_kiosk')['values']\n"
        "assert template_path('self_service_kiosk') == path.parent\n"
        "print(len(path.read_bytes())); print(path.parent)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    size, folder = done.stdout.split("\n")[:2]
    assert int(size) == template_files("self_service_kiosk")["values"].stat().st_size
    assert not Path(folder).exists(), "the copy is removed when the program ends"
