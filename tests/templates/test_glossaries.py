"""Every template has words of its own, complete in both languages, and the domain has its words."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.templates import glossary, templates


@pytest.mark.parametrize("name", [None, *(info.name for info in templates())])
def test_terms_are_complete_and_different(name: str | None) -> None:
    terms = glossary(name)
    assert len(terms) >= 6
    assert all(term.term.complete and term.definition.complete for term in terms)
    for words in ([t.id for t in terms], [t.term.text("en") for t in terms], [t.term.text("zh") for t in terms]):
        assert len(set(words)) == len(words)


def test_domain_has_the_terms_of_the_trade_in_chinese() -> None:
    terms = {term.term.text("zh") for term in glossary()}
    assert {
        "完美订货",
        "缺货频率",
        "满足率",
        "定点超越",
        "服务组合",
        "模糊综合评价",
        "订单获取",
        "订单处理",
        "订单实现",
        "故障补救",
        "基本服务平台",
    } <= terms
    assert {"关键客户", "合适客户", "一般客户"} <= terms


def test_template_that_does_not_exist_has_no_glossary() -> None:
    with pytest.raises(UsageError) as caught:
        glossary("express")
    assert str(caught.value).splitlines()[1].startswith("  there is no such template; found 'express'.")
