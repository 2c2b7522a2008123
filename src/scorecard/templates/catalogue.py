"""The templates that come with the library."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard._model.mapping import FrozenDict
from scorecard.errors import UsageError, near
from scorecard.templates.listing import TEMPLATES, TemplateInfo, TemplateRole

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from scorecard.models import Scorecard


def templates() -> tuple[TemplateInfo, ...]:
    """Return what templates there are.

    Returns
    -------
    tuple of TemplateInfo
        The templates, by name.

    Examples
    --------
    >>> for info in templates():
    ...     print(info.name)
    customer_service_programme
    express_carrier
    logistics_customer_service
    self_service_kiosk
    third_party_logistics
    """
    return tuple(TEMPLATES[name] for name in sorted(TEMPLATES))


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
        The path of each file, by its role: ``card``, ``survey``, ``values``, ``readme`` and, where the
        template has them, ``glossary``, ``orders``, ``customers``, ``complaints``, ``layout``, ``definitions``,
        ``packages``, ``judgements``, ``rivals``, ``wanted``, ``licence``.

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
    return FrozenDict({role: folder / file for role, file in find(name).files.items()})


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
    if not isinstance(name, str) or name not in TEMPLATES:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise UsageError.single(
            "unknown-template", "there is no such template", found=str(name), cure=near(str(name), sorted(TEMPLATES))
        )
    return TEMPLATES[name]


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
