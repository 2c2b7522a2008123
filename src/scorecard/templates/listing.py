"""Which templates there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText

__all__ = ["TEMPLATES", "TemplateInfo", "TemplateRole"]

TemplateRole = Literal[
    "card",
    "survey",
    "values",
    "readme",
    "licence",
    "glossary",
    "orders",
    "customers",
    "complaints",
    "layout",
    "definitions",
    "packages",
    "judgements",
    "rivals",
    "wanted",
]
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
        File name of each role: ``card``, ``survey`` (answers), ``values`` (of measures) and ``readme`` of every
        template; ``glossary``, ``orders``, ``customers``, ``complaints``, ``layout`` (of the orders), ``definitions``
        (of their figures), ``packages`` (service by customer class), ``judgements`` (pairwise, for AHP), ``rivals``
        (how customers see them), ``wanted`` (answers on the service wanted) and ``licence`` where it has them.
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


_COMMON: dict[TemplateRole, str] = {
    "card": "card.yaml",
    "survey": "answers.csv",
    "values": "kpi.csv",
    "readme": "README.md",
    "glossary": "glossary.yaml",
}


_ORDERS: dict[TemplateRole, str] = {
    "orders": "orders.csv",
    "customers": "customers.csv",
    "complaints": "complaints.csv",
    "layout": "layout.json",
    "definitions": "definitions.json",
}


def _files(more: Mapping[TemplateRole, str]) -> Mapping[TemplateRole, str]:
    """Return the files that every template has, and those of this one."""
    return FrozenDict({**_COMMON, **more})


TEMPLATES: dict[str, TemplateInfo] = {
    "customer_service_programme": TemplateInfo(
        name="customer_service_programme",
        title=LocalText(en="Customer service programme in four steps", zh="四步客户服务方案"),
        summary=LocalText(
            en="For a supplier whose customers are not equal: identify customers, find the most valuable, ask what "
            "service they want, set standards for each class and keep them. Generated data with known truth.",
            zh="适用于客户价值差别较大的供应商：识别客户、找出最有价值的客户、了解所需服务水平、"
            "为各类客户制定并兑现标准。数据按已知参数生成。",
        ),
        files=_files({**_ORDERS, "packages": "packages.json", "wanted": "wanted.csv"}),
        survey="customers",
        survey_period="2026-Q2",
    ),
    "express_carrier": TemplateInfo(
        name="express_carrier",
        title=LocalText(en="Express carrier", zh="快递企业"),
        summary=LocalText(
            en="For an express carrier: service before, during and after a shipment, benchmarked against the best "
            "rival, recovery after failures, and a service package for each group of senders. Generated data with "
            "known truth.",
            zh="适用于快递企业：寄件前、中、后的服务，对标最强竞争对手，差错补救，"
            "并为不同客户群设计服务组合。数据按已知参数生成。",
        ),
        files=_files({**_ORDERS, "packages": "packages.json", "rivals": "rivals.csv"}),
        survey="senders",
        survey_period="2026-Q2",
    ),
    "logistics_customer_service": TemplateInfo(
        name="logistics_customer_service",
        title=LocalText(en="Logistics customer service", zh="物流客户服务"),
        summary=LocalText(
            en="The comprehensive scorecard of a logistics company: the four perspectives, environment and society as "
            "the fifth, and a SERVQUAL survey. Generated data with known truth.",
            zh="物流企业的综合平衡计分卡：四个标准维度，加上“环境与社会”第五维度，"
            "并附 SERVQUAL 客户调查。数据按已知参数生成。",
        ),
        files=_files(_ORDERS),
        survey="customers",
        survey_period="2026-Q2",
    ),
    "self_service_kiosk": TemplateInfo(
        name="self_service_kiosk",
        title=LocalText(en="Self-service kiosks", zh="自助服务终端"),
        summary=LocalText(
            en="Four perspectives and 15 measures for a kiosk operator, a real customer survey of 194 answers, "
            "and illustrative KPI values for eight quarters.",
            zh="面向自助服务终端运营商的四个维度、15 项指标，附 194 份真实的顾客调查答卷和 8 个季度的示例 KPI 数值。",
        ),
        files=_files({"licence": "LICENSE"}),
        survey="customers",
        survey_period="2019-Q4",
    ),
    "third_party_logistics": TemplateInfo(
        name="third_party_logistics",
        title=LocalText(en="Third-party logistics provider", zh="第三方物流企业"),
        summary=LocalText(
            en="An index system along order acquisition, processing and fulfilment, with weights by AHP, a fuzzy grade "
            "and a client survey by contact. Generated data with known truth.",
            zh="沿订单获取、订单处理、订单实现建立的考评指标体系：AHP 赋权、模糊综合评价，"
            "并按接触点开展客户调查。数据按已知参数生成。",
        ),
        files=_files({**_ORDERS, "judgements": "judgements.json"}),
        survey="clients",
        survey_period="2026-Q2",
    ),
}
