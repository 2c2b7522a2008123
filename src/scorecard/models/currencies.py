"""Currency codes of ISO 4217."""

from __future__ import annotations

from scorecard.errors import near


def _codes(text: str) -> frozenset[str]:
    """Return the codes in a text."""
    return frozenset(text.split())


ACTIVE = _codes(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
    CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
    TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
    """
)
"""Currencies and accounting units in use; metals, bond market units and test codes are left out."""

WITHDRAWN = _codes("ANG BGN BYR CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL")
"""Currencies withdrawn since 2010: a card may look back."""

CURRENCIES = ACTIVE | WITHDRAWN

_MAIN = ("CNY", "EUR", "USD", "GBP", "JPY", "HKD", "TWD", "KRW", "SGD", "INR", "CHF", "AUD")
"""Among these a misspelt code is looked for; among all it would always find something."""

_COMMON: dict[str, str] = {
    "RMB": "CNY",
    "CNH": "CNY",
    "YUAN": "CNY",
    "NTD": "TWD",
    "STG": "GBP",
    "POUND": "GBP",
    "DOLLAR": "USD",
    "EURO": "EUR",
    "EUROS": "EUR",
    "YEN": "JPY",
    "WON": "KRW",
    "RUPEE": "INR",
    "FRANC": "CHF",
    "SFR": "CHF",
    "RUR": "RUB",
    "人民币": "CNY",
    "元": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "日元": "JPY",
    "港币": "HKD",
    "港元": "HKD",
    "新台币": "TWD",
    "英镑": "GBP",
    "韩元": "KRW",
    "¥": "CNY",
    "￥": "CNY",
    "$": "USD",
    "US$": "USD",
    "HK$": "HKD",
    "NT$": "TWD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
}
"""What people write for a currency, and its code."""


def currency_cure(written: str) -> str:
    """Return a cure for a currency that is no code of ISO 4217.

    Parameters
    ----------
    written : str
        What was written.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> currency_cure("RMB")
    "Did you mean 'CNY'?"
    """
    plain = written.strip().upper()
    meant = _COMMON.get(plain, plain)
    if meant in CURRENCIES:
        return near(meant, [meant])
    cure = near(plain, _MAIN)
    return cure if "?" in cure else "Use a code of ISO 4217, such as CNY, EUR or USD."
