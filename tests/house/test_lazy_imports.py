"""``import scorecard`` is cheap and changes nothing."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("matplotlib", "narwhals", "openpyxl", "pandas", "polars", "pyarrow", "rich", "scipy", "typer", "typst", "yaml")


def fresh(code: str) -> str:
    """Run code in a fresh process, warnings as errors, and return what it prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_loads_no_heavy_module() -> None:
    assert fresh(f"import sys, scorecard; print(*sorted(set({HEAVY!r}) & set(sys.modules)))") == ""


def test_describing_and_analysing_loads_no_chart_and_no_frame_library() -> None:
    """An instrument, a survey from plain columns and its errors need none of them."""
    code = (
        "import sys, scorecard as sc; sc.instruments.servqual(points=7); sc.ColumnLayout; sc.ScorecardError; "
        "print(*sorted({'matplotlib', 'pandas', 'polars', 'typst', 'typer', 'rich', 'scipy', 'yaml'} & set(sys.modules)))"
    )
    assert fresh(code) == ""


def test_reading_orders_loads_no_pandas() -> None:
    """Arrow would load it to look at one value; it takes longer than a hundred thousand lines of orders."""
    code = (
        "import sys, scorecard as sc; files = sc.template_files('logistics_customer_service'); "
        "orders = sc.read_orders(files['orders'], sc.read_order_layout(files['layout'])); "
        "print(*sorted({'matplotlib', 'pandas', 'polars', 'typst', 'typer'} & set(sys.modules)))"
    )
    assert fresh(code) == ""


LOOKED_AT = {
    "warning filters": "list(warnings.filters)",
    "root log handlers": "list(logging.getLogger().handlers)",
    "log level": "logging.getLogger().level",
    "locale": "locale.setlocale(locale.LC_ALL)",
    "float errors of numpy": "numpy.geterr()",
    "number printing of numpy": "sorted(numpy.get_printoptions().items(), key=str)",
    "random numbers": "(random.getstate(), str(numpy.random.get_state()))",
    "environment": "sorted(os.environ.items())",
    "import path": "list(sys.path)",
    "signal handlers": "signal.getsignal(signal.SIGINT)",
    "excepthook": "sys.excepthook",
    "encoding of stdout": "sys.stdout.encoding",
}


def test_importing_changes_nothing() -> None:
    code = (
        "import locale, logging, os, random, signal, sys, warnings, numpy, pydantic\n"
        f"def look(): return [{', '.join(LOOKED_AT.values())}]\n"
        "before = look()\nimport scorecard\n"
        f"print(*(what for what, was, now in zip({list(LOOKED_AT)!r}, before, look(), strict=True) if was != now))"
    )
    assert fresh(code) == ""


def test_loading_every_room_leaves_matplotlib_as_it_was() -> None:
    """Charts and reports may load matplotlib; its settings, backend and pyplot stay untouched."""
    code = (
        "import sys, warnings, matplotlib\n"
        "settings = matplotlib.rcParams.copy()  # dict(…) would resolve the backend and load pyplot\n"
        "import scorecard, importlib, pkgutil\n"
        "for room in pkgutil.walk_packages(scorecard.__path__, 'scorecard.'):\n"
        "    if not room.name.endswith('__main__'): importlib.import_module(room.name)\n"
        "print(matplotlib.rcParams.copy() == settings, 'matplotlib.pyplot' in sys.modules)"
    )
    assert fresh(code) == "True False"
