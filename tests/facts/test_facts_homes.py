"""The home of a document: the place of figures beside which none is named."""

import pytest
from facts_help import rows


def homes(text: str, **options: object) -> set[str | None]:
    return {place for (place,) in rows(text, "place", **options)}


@pytest.mark.parametrize(
    ("text", "title", "home"),
    [
        # a title that names the country, and a national body or the capital's dateline
        (
            "China's retail sales rise\nBEIJING, June 16 (Xinhua) -- Retail sales rose 6.4 percent in May. Online sales rose 8.5 percent.",
            "China's retail sales rise",
            "China",
        ),
        (
            "Retail sales rise\nBEIJING, June 16 -- Retail sales in the whole country rose 6.4 percent in May, said the National Bureau of Statistics.",
            "Retail sales rise",
            "China",
        ),
        # a place in passing does not hold for what follows
        (
            "China's railways grow\nBEIJING, Jan. 4 -- China has 48,000 km of lines.\nA line in Sichuan opened. Railways carried 43 million people.",
            "China's railways grow",
            "China",
        ),
        # no place at all, a national source and its dateline
        (
            "Retail sales rise\nBEIJING, June 16 -- Retail sales rose 6.4 percent, said the National Bureau of Statistics.",
            "Retail sales rise",
            "China",
        ),
        (
            "零售额增长\n国家统计局发布,零售额增长5.3%。网上零售额增长6.1%。",
            "零售额增长",
            "全国",
        ),
        # a local office alone is no sign of the country
        (
            "零售额增长\n国家统计局重庆调查总队发布,零售额增长5.3%。网上零售额增长6.1%。",
            "零售额增长",
            "重庆",
        ),
        (
            "居民收入增长\n国家统计局今天发布，全国居民收入增长5.3%。农村居民收入增长6.1%。",
            "居民收入增长",
            "全国",
        ),
        (
            "中国外贸增长\n海关总署发布，上半年货物进出口增长2.9%。出口增长7.2%。",
            "中国外贸增长",
            "中国",
        ),
        # a city's own release may name both
        (
            "Chongqing's GDP rises\nBEIJING, Jan. 23 -- GDP rose 5.7 percent, above China's average, said the National Bureau of Statistics.",
            "Chongqing's GDP rises",
            "Chongqing",
        ),
        (
            "重庆消费增长\n国家统计局重庆调查总队发布，消费支出增长4.1%，全国排名第5。",
            "重庆消费增长",
            "重庆",
        ),
    ],
)
def test_a_release_about_the_country(text: str, title: str, home: str) -> None:
    assert homes(text, title=title) == {home}


@pytest.mark.parametrize(
    ("text", "title", "home"),
    [
        # datelines, credits and places of press briefings are not what a text is about
        (
            "Projects go well\nCHENGDU, Oct. 1 -- The two sides spent 40 million yuan.\nSichuan and Chongqing started 30 projects.\n"
            "(Photo/Visual Chengdu) There are 5 more.",
            "Projects go well",
            "Sichuan and Chongqing",
        ),
        # what is said of each alike is of both
        (
            "Projects go well\nChongqing has a list. Sichuan has one. Sichuan and Chongqing agree. The two sides meet often.\n"
            "Some 30 projects were started.",
            "Projects go well",
            "Sichuan and Chongqing",
        ),
        # a headline's comma joins two
        (
            "Sichuan, Chongqing take stock\nSichuan grew. The two sides met. Sichuan and Chongqing agreed.\nSome 30 projects were started.",
            "Sichuan, Chongqing take stock",
            "Sichuan and Chongqing",
        ),
        # a village that the title does not name
        (
            "A village and its lemons\nBaiyun village lies in Sichuan. Sichuan is large.\nThere are 40 shops.",
            "A village and its lemons",
            "Baiyun village",
        ),
        # one place stays one
        (
            "Chengdu takes stock\nChengdu grew. Sichuan and Chongqing agreed.\nSome 30 projects were started.",
            "Chengdu takes stock",
            "Chengdu",
        ),
    ],
)
def test_the_home_is_both_or_one(text: str, title: str, home: str) -> None:
    assert homes(text, title=title) == {home}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # fairs and bodies called after a place
        ("Chengdu was busy. The Sichuan International Trade Fair drew 300 firms.", "Chengdu"),
        ("Chengdu was busy. Sichuan drew 300 firms.", "Sichuan"),
        ("成都很热闹。四川国际旅游博览会吸引企业300家。", "成都"),
        ("Chengdu grew. At a press conference in Chongqing, officials told of 300 new firms.", "Chengdu"),
    ],
)
def test_a_fair_is_not_the_place_it_is_called_after(text: str, place: str) -> None:
    assert homes(text) == {place}
