"""A pack of one figure, to be broken by tests."""

from __future__ import annotations

from pathlib import Path

PACK = {
    "pack.yaml": "id: tiny\nformat: 1\nversion: '1'\nname_en: Tiny\nname_zh: 小区\narea: T\nlicence: CC0-1.0\n",
    "codelists/areas.csv": (
        "code,name_en,name_zh,aliases_en,aliases_zh,kind,parent,valid_from,valid_to,replaced_by,note\n"
        "T,Tiny,小区,Tinyland|the Tiny,小,circle,,,,,\n"
        "OLD,Old,旧,,,county,T,1990-01-01,2025-11-05,NEW,\n"
        "NEW,New,新,,,county,T,2025-11-06,,,\n"
    ),
    "codelists/members.csv": "area,member,part,note,source\nT,OLD,yes,the south,\nT,NEW,no,,s1\n",
    "indicators/accounts.yaml": (
        "- code: gdp\n  name_en: GDP\n  name_zh: 地区生产总值\n  aliases_en: [economy, 'output, total']\n"
        "  unit: CNY\n  kind: level\n  price_basis: nominal\n  polarity: up\n  theme: accounts\n  headline: 1\n"
    ),
    "sources/press.yaml": "- id: s1\n  title: Tiny grows\n  publisher: Tiny Daily\n  published: 2024-01-20\n  tier: press\n",
    "documents/d1.md": (
        "---\ntitle: Tiny grows\npublisher: Tiny Daily\npublished: 2024-01-20\nlanguage: en\ntier: press\n"
        "source: s1\nabout: [T]\n---\n\nIn 2023, the GDP of Tiny came to 1.5 billion yuan.\n"
    ),
    "observations.csv": (
        "document,quote,as_printed,indicator,area,period,kind,value,unit,qualifier,status,price_basis\n"
        'd1,"In 2023, the GDP of Tiny came to 1.5 billion yuan.",1.5 billion yuan,gdp,T,2023,level,1500000000,'
        "CNY,,A,nominal\n"
    ),
}


def write_pack(folder: Path, **changes: str) -> Path:
    """The small pack in ``folder``, some of its files replaced by ``changes`` (file: text)."""
    for name, text in (PACK | changes).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def changed(file: str, old: str, new: str) -> str:
    """A file of the small pack with the first ``old`` in it replaced."""
    assert old in PACK[file]
    return PACK[file].replace(old, new, 1)
