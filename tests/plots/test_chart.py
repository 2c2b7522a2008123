from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure
from PIL import Image
from pypdf import PdfReader

from scorecard._text import LocalText
from scorecard.errors import OutputError, UsageError
from scorecard.plots import Chart, gap_dumbbell
from tests.charts import samples
from tests.refusal import refusal

SVG = "{http://www.w3.org/2000/svg}"


def alts(page: str) -> list[str | None]:
    """Return the alt text of every picture of a page."""
    found: list[str | None] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "img":
                found.append(dict(attrs).get("alt"))

    Reader().feed(page)
    return found


@pytest.fixture(scope="module")
def chart() -> Chart:
    return gap_dumbbell(samples.small_gaps(), subject=LocalText(en='A "quoted" <b> & id="x"', zh="甲"))


@pytest.fixture(scope="module")
def pdf(chart: Chart) -> bytes:
    return chart.render("pdf")


def test_saves_every_format(chart: Chart, tmp_path: Path) -> None:
    for kind, start in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        path = chart.save(tmp_path / f"chart.{kind}", dpi=60)
        assert path.read_bytes().startswith(start)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["chart.pdf", "chart.png", "chart.svg"]


def test_ending_is_read_without_case(chart: Chart, tmp_path: Path) -> None:
    assert chart.save(str(tmp_path / "A.PNG")).exists()


def test_unknown_ending_is_refused(chart: Chart, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        chart.save("chart.pnq")
    assert str(caught.value) == (
        "A chart is saved as .png, .svg or .pdf.\n"
        "  chart.pnq: a chart is saved as .png, .svg or .pdf; found '.pnq'. Did you mean 'png'? [unknown-format]"
    )


def test_folder_that_is_not_there(chart: Chart) -> None:
    with pytest.raises(OutputError) as caught:
        chart.save("no/such/folder/chart.svg")
    assert str(caught.value) == (
        "no/such/folder/chart.svg cannot be written.\n"
        "  no/such/folder/chart.svg: the file cannot be written (No such file or directory). "
        "Check the folder, its permissions and the space on the disk. [unwritable-file]"
    )


def test_failed_write_leaves_the_old_file(chart: Chart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "chart.svg"
    target.write_text("old")

    def fail(self: Path, other: object) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError):
        chart.save(target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["chart.svg"]


def test_a_link_stays_and_the_file_behind_it_keeps_its_permissions(chart: Chart, tmp_path: Path) -> None:
    """A chart is written as every other file is: a folder on the web often holds links."""
    real, link = tmp_path / "real.svg", tmp_path / "link.svg"
    real.write_text("old")
    real.chmod(0o664)
    link.symlink_to(real)
    assert chart.save(link) == link
    assert link.is_symlink()
    assert real.read_text().startswith("<?xml")
    assert real.stat().st_mode & 0o777 == 0o664


def test_a_name_may_be_as_long_as_the_system_takes(chart: Chart, tmp_path: Path) -> None:
    assert chart.save(tmp_path / f"{'c' * 251}.svg").exists()


def test_an_interrupted_write_leaves_nothing(chart: Chart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: Path, other: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        chart.save(tmp_path / "chart.svg")
    assert list(tmp_path.iterdir()) == []


def test_dots_per_inch(chart: Chart) -> None:
    width = chart.figure.get_size_inches()[0]
    assert Image.open(io.BytesIO(chart.render("png", dpi=50))).width == pytest.approx(width * 50, abs=1)
    assert Image.open(io.BytesIO(chart._repr_png_())).width == pytest.approx(width * 144, abs=1)


def test_a_notebook_gets_the_picture_with_its_alt_text(chart: Chart) -> None:
    data, about = chart._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"}
    assert base64.b64decode(data["image/png"]) == chart._repr_png_()
    assert data["text/plain"] == chart.alt_text
    assert about == {"image/png": {"alt": chart.alt_text}}


def test_a_notebook_gets_a_drawing_where_it_is_asked_for(chart: Chart) -> None:
    data, about = chart.show(kind="svg")._repr_mimebundle_()
    assert data == {"image/svg+xml": chart.svg(), "text/plain": chart.alt_text}
    assert about == {"image/svg+xml": {"alt": chart.alt_text}}
    assert repr(chart.show(kind="svg")) == chart.alt_text


def test_a_notebook_gets_the_picture_in_a_page_where_it_is_asked_for(chart: Chart) -> None:
    spoken = replace(chart, alt_text='"A" & <b>')
    data, about = spoken.show(kind="html")._repr_mimebundle_()
    assert about == {}
    assert data["text/plain"] == '"A" & <b>'
    found = re.fullmatch(
        f'<img lang="{chart.lang}" style="max-width:100%" alt="&quot;A&quot; &amp; &lt;b&gt;" src="data:image/png;base64,(.*)">',
        data["text/html"],
    )
    assert found is not None
    assert base64.b64decode(found[1]) == spoken._repr_png_()


def test_alt_text_stays_in_the_usual_html_of_nbconvert(chart: Chart) -> None:
    nbconvert, nbformat = pytest.importorskip("nbconvert"), pytest.importorskip("nbformat")
    data, about = chart.show(kind="html")._repr_mimebundle_()
    shown = nbformat.v4.new_output("execute_result", data, metadata=about, execution_count=1)
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("chart", outputs=[shown])])
    page, _ = nbconvert.HTMLExporter().from_notebook_node(book)
    assert alts(page) == [chart.alt_text]


def test_a_notebook_gets_nothing_it_does_not_want(chart: Chart) -> None:
    assert chart._repr_mimebundle_(include={"text/html"}) == ({}, {})
    assert chart._repr_mimebundle_(exclude={"image/png"}) == ({}, {})
    assert set(chart._repr_mimebundle_(include={"image/png"})[0]) == {"image/png"}


def test_ipython_takes_the_picture_once(chart: Chart) -> None:
    formatters = pytest.importorskip("IPython.core.formatters")
    data, about = formatters.DisplayFormatter().format(chart)
    assert data["image/png"] == chart._repr_mimebundle_()[0]["image/png"]
    assert about["image/png"] == {"alt": chart.alt_text}


def test_svg_is_well_formed_and_keeps_its_text(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg())  # noqa: S314 - our own output
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label") == chart.alt_text
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert "Usefulness" in texts
    assert "−1.20" in texts
    assert any('A "quoted" <b> & id="x"' in text for text in texts), "what looks like an id in a text stays"


def test_ids_are_unique_and_every_reference_leads_somewhere(chart: Chart) -> None:
    other = gap_dumbbell(samples.kiosk_gaps())
    page = chart.svg() + other.svg() + chart.svg(prefix="again-")
    tags = re.sub(r">[^<]*<", "><", page)
    ids = re.findall(r'\bid="([^"]+)"', tags)
    assert len(ids) == len(set(ids))
    references = re.findall(r'(?:href="#|url\(#)([^")]+)', tags)
    assert references
    assert set(references) <= set(ids)


def test_prefix_is_taken_literally(chart: Chart) -> None:
    assert r'id="\1-gap:security:point"' in chart.svg(prefix="\\1-")


@pytest.mark.slow
def test_no_date_and_no_version_in_the_files(chart: Chart, pdf: bytes) -> None:
    assert "<metadata>" not in chart.svg()
    assert "Software" not in Image.open(io.BytesIO(chart.render("png"))).info
    info = PdfReader(io.BytesIO(pdf)).metadata
    assert info is not None
    assert "/CreationDate" not in info


@pytest.mark.slow
def test_files_carry_what_they_show(chart: Chart, pdf: bytes) -> None:
    info = PdfReader(io.BytesIO(pdf)).metadata
    assert info is not None
    assert info.title == chart.what
    assert info.subject == chart.alt_text
    assert Image.open(io.BytesIO(chart.render("png"))).info["Description"] == chart.alt_text


def test_pdf_embeds_truetype_subsets_and_keeps_text() -> None:
    reader = PdfReader(io.BytesIO(gap_dumbbell(samples.small_gaps(), lang="zh").render("pdf")))
    page = reader.pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert font["/Subtype"] == "/Type0"
        descendant = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"].get_object()
        assert "NotoSansSC" in str(font["/BaseFont"])
    text = page.extract_text()
    assert "有用性" in text
    assert "−1.20" in text


def test_short_form_names_the_chart(chart: Chart) -> None:
    assert repr(chart).startswith("<Chart gap-chart: Service gap by dimension, A ")


def test_chart_holds_its_figure_axes_and_table(chart: Chart) -> None:
    assert isinstance(chart.figure, Figure)
    assert [axes.get_label() for axes in chart.axes[1:]] == ["means", "gaps"]
    assert chart.data.records()[0]["id"] == "usefulness"


def test_a_form_that_there_is_not_is_refused_before_a_notebook_asks_for_it() -> None:
    chart = gap_dumbbell(samples.small_gaps())
    assert refusal(lambda: chart.show(kind="pdf"), error=UsageError) == [  # type: ignore[arg-type]
        "kind has no such option; found 'pdf'. Use one of: png, svg, html. [unknown-option]"
    ]


@pytest.mark.parametrize("dpi", [0, -1, "x", 1e9])
def test_dots_that_no_picture_has_are_refused(tmp_path: Path, dpi: object) -> None:
    chart = gap_dumbbell(samples.small_gaps())
    assert refusal(lambda: chart.save(tmp_path / "gaps.png", dpi=dpi), error=UsageError) == [  # type: ignore[arg-type]
        (
            f"the option dpi is no number above 0 and up to 2400; found '{dpi}'. "
            "Write dpi=300 for print, or leave it out. [bad-option]"
        )
    ]
    assert list(tmp_path.iterdir()) == []
