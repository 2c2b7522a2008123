"""Styles of the HTML review: none in a tag, one rule each in the sheet."""

from __future__ import annotations

import base64
import hashlib

from scorecard.report.html_style import content_policy, moved_styles, packaged_sheet


def test_every_style_becomes_a_class_with_its_rule() -> None:
    markup = '<svg><path style="fill: red"/><path id="a" style="fill: blue"/></svg><col style="fill: red">'
    assert moved_styles(markup) == (
        '<svg><path class="k0"/><path id="a" class="k1"/></svg><col class="k0">',
        ".k0{fill: red}\n.k1{fill: blue}",
    )


def test_sheets_inside_charts_are_taken_out() -> None:
    assert moved_styles('<defs>\n <style type="text/css">*{a: b}</style>\n</defs>') == ("<defs>\n </defs>", "")


def test_a_text_that_looks_like_a_style_stays_as_it_is() -> None:
    markup = '<p>&lt;b style="fill: red"&gt; style="x"</p><svg aria-label="&lt;a style=&quot;x&quot;&gt;"></svg>'
    assert moved_styles(markup) == (markup, "")


def test_quotes_of_font_names_are_quotes_again() -> None:
    assert moved_styles("<text style=\"font-family: 'A', &quot;B&quot;\">")[1] == ".k0{font-family: 'A', \"B\"}"


def test_policy_names_the_sheet_by_its_hash() -> None:
    digest = base64.b64encode(hashlib.sha256("p{color:red}时".encode()).digest()).decode()
    assert content_policy("p{color:red}时") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_packaged_sheet_has_no_comment_and_asks_for_nothing() -> None:
    sheet = packaged_sheet()
    assert sheet.startswith(":root{")
    assert not any(word in sheet for word in ("/*", "url(", "@import", "http"))
    assert sheet.count("{") == sheet.count("}")
