"""The templates that come with the library."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from scorecard._text import LocalText
from scorecard.errors import UsageError, near

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from scorecard.models import Scorecard

TemplateRole = Literal["card", "survey", "values", "readme", "licence"]
"""What a file of a template is."""


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """What a template is and which files it has.

    Attributes
    ----------
    name : str
        Name by which it is loaded and copied.
    title, summary : LocalText
        What it is, in a few words and in a sentence.
    files : mapping of role to str
        File name of each role: ``card``, ``survey``, ``values``, ``readme``, ``licence``.
    survey : str
        Id, in the card, of the survey that the file ``survey`` answers.
    survey_period : str
        Period in which that survey was made.
    """

    name: str
    title: LocalText
    summary: LocalText
    files: Mapping[TemplateRole, str]
    survey: str
    survey_period: str


_TEMPLATES: dict[str, TemplateInfo] = {
    "self_service_kiosk": TemplateInfo(
        name="self_service_kiosk",
        title=LocalText(en="Self-service kiosks", zh="自助服务终端"),
        summary=LocalText(
            en="Four perspectives and 15 measures for a kiosk operator, a real customer survey of 194 answers, "
            "and illustrative KPI values for eight quarters.",
            zh="面向自助服务终端运营商的四个维度、15 项指标，附 194 份真实的顾客调查答卷和 8 个季度的示例 KPI 数值。",
        ),
        files=MappingProxyType(
            {
                "card": "card.yaml",
                "survey": "answers.csv",
                "values": "kpi.csv",
                "readme": "README.md",
                "licence": "LICENSE",
            }
        ),
        survey="customers",
        survey_period="2019-Q4",
    ),
}


def templates() -> tuple[TemplateInfo, ...]:
    """Return what templates there are.

    Returns
    -------
    tuple of TemplateInfo
        The templates, by name.

    Examples
    --------
    >>> [info.name for info in templates()]
    ['self_service_kiosk']
    """
    return tuple(_TEMPLATES[name] for name in sorted(_TEMPLATES))


def load_template(name: str) -> Scorecard:
    """Return the card of a template.

    Parameters
    ----------
    name : str
        Name of the template.

    Returns
    -------
    Scorecard
        Its card.

    Raises
    ------
    UsageError
        If there is no such template.

    Examples
    --------
    >>> card = load_template("self_service_kiosk")
    >>> [perspective.id for perspective in card.perspectives]
    ['financial', 'customer', 'internal_process', 'learning_growth']
    """
    from scorecard.io import read_card

    return read_card(template_files(name)["card"])


def template_files(name: str) -> Mapping[TemplateRole, Path]:
    """Return where the files of a template are.

    Parameters
    ----------
    name : str
        Name of the template.

    Returns
    -------
    mapping of role to Path
        The path of each file, by its role: ``card``, ``survey``, ``values``, ``readme``, ``licence``.

    Raises
    ------
    UsageError
        If there is no such template.

    Examples
    --------
    >>> template_files("self_service_kiosk")["values"].name
    'kpi.csv'
    """
    folder = template_path(name)
    return MappingProxyType({role: folder / file for role, file in find(name).files.items()})


def template_path(name: str) -> Path:
    """Return the folder of a template.

    Parameters
    ----------
    name : str
        Name of the template.

    Returns
    -------
    Path
        Its folder inside the installed package; a copy that lasts as long as the program
        where the package is a zip file.

    Raises
    ------
    UsageError
        If there is no such template.

    Examples
    --------
    >>> template_path("self_service_kiosk").name
    'self_service_kiosk'
    """
    folder = resource(find(name))
    return folder if isinstance(folder, Path) else _unpacked(name)


def find(name: str) -> TemplateInfo:
    """Return a template's description by its name."""
    if not isinstance(name, str) or name not in _TEMPLATES:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise UsageError.single(
            "unknown-template", "there is no such template", found=str(name), cure=near(str(name), sorted(_TEMPLATES))
        )
    return _TEMPLATES[name]


def resource(info: TemplateInfo) -> Traversable:
    """Return the packaged folder of a template."""
    return files("scorecard.templates").joinpath(info.name)


@cache
def _unpacked(name: str) -> Path:
    """Return a copy of a zipped template that is removed when the program ends."""
    top = tempfile.mkdtemp(prefix="scorecard-")
    atexit.register(shutil.rmtree, top, ignore_errors=True)
    info, folder = find(name), Path(top) / name
    folder.mkdir()
    for file in info.files.values():
        (folder / file).write_bytes(resource(info).joinpath(file).read_bytes())
    return folder
