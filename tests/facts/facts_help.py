"""A small region for the tests of the reader, and one way to read a sentence."""

from datetime import date

from bashu.facts import Reader
from bashu.model import Area, Document, Indicator, Kind, Member, Names

AREAS = (
    Area("CN", Names("China", "全国", ("the nation",), ("中国",)), "nation"),
    Area("500000", Names("Chongqing", "重庆市", ("Chongqing Municipality",), ("重庆",)), "province", "CN"),
    Area("510000", Names("Sichuan", "四川省", ("Sichuan Province",), ("四川",)), "province", "CN"),
    Area("510100", Names("Chengdu", "成都市", (), ("成都",)), "prefecture", "510000"),
    Area("511700", Names("Dazhou", "达州市", (), ("达州",)), "prefecture", "510000"),
    Area(
        "CQSC",
        Names("Chongqing and Sichuan", "川渝", ("Sichuan and Chongqing", "Sichuan-Chongqing"), ("川渝两地",)),
        "combined",
        members=(Member("500000"), Member("510000")),
    ),
    Area(
        "CIRCLE",
        Names("Chengdu-Chongqing economic circle", "成渝地区双城经济圈", (), ("双城经济圈",)),
        "economic_circle",
        members=(Member("500000", part=True), Member("510000", part=True)),
    ),
    Area("OLD", Names("Jiangbei District", "江北区"), "district", "500000", valid_to=date(2025, 11, 5)),
    Area("NEW", Names("Jiangbei District", "江北区"), "district", "500000", valid_from=date(2025, 11, 6)),
)
INDICATORS = (
    Indicator("gdp", Names("GDP", "地区生产总值", ("gross domestic product",), ("GDP",)), "CNY", Kind.LEVEL),
    Indicator(
        "gdp_pc", Names("GDP per capita", "人均地区生产总值", ("per capita GDP",), ()), "CNY", Kind.LEVEL
    ),
    Indicator("exports", Names("exports", "出口总额", (), ("出口",)), "CNY", Kind.LEVEL),
    Indicator("retail", Names("retail sales of consumer goods", "社会消费品零售总额"), "CNY", Kind.LEVEL),
)
READER = Reader(INDICATORS, AREAS)


def read(text, *, published=date(2025, 3, 20), about=(), title="", reader=READER):
    """The facts of a text; Chinese where most letters are."""
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in text) > len(text) / 4
    language = "zh" if chinese else "en"
    return reader.read(
        Document("d", "d.txt", text, title=title, published=published, language=language, about=about)
    )


def rows(text, *fields, **options):
    """The chosen fields of every fact, values as plain numbers."""
    facts = read(text, **options)
    return [
        tuple(
            float(value) if name == "value" else value for name in fields for value in [getattr(fact, name)]
        )
        for fact in facts
    ]
