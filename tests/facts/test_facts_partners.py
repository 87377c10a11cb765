"""Two that act together, and places too small for a lexicon: partners abroad, villages, towns, business quarters."""

import pytest
from facts_help import rows


def places(text: str, **options: object) -> list[str | None]:
    return [place for (place,) in rows(text, "place", **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a partner abroad stands only as one of two
        (
            "Chongqing and Singapore signed 40 deals. The two sides opened 3 routes.",
            ["Chongqing and Singapore"] * 2,
        ),
        (
            "Chongqing, Singapore sign 40 deals\\nThe two sides opened 3 routes.",
            ["Chongqing and Singapore"] * 2,
        ),
        ("Chongqing signed 40 deals with Singapore.", ["Chongqing"]),
        (
            "Flights between Chongqing and Singapore carried 400 people. Chongqing has 3 more.",
            ["Chongqing"] * 2,
        ),
        ("Chongqing trades with Vietnam, Thailand and Laos, which bought 40 trucks.", ["Chongqing"]),
        # the same in Chinese, by a character each
        ("川港合作会议召开,签约项目29个。双方贸易额达到56亿元。", ["川港", "川港"]),
        ("浙川两省实施项目120个。", ["浙川"]),
        ("京津冀合作项目有120个。", [None]),
        # an apposition between two names
        (
            "Chengdu, capital of southwest China's Sichuan Province, and Chongqing handled 500 trains.",
            ["Chengdu and Chongqing"],
        ),
        ("Chengdu, capital of Sichuan Province, handled 500 trains.", ["Chengdu"]),
    ],
)
def test_two_that_act_together(text: str, expected: list[str | None]) -> None:
    assert (
        places(text.replace("\\n", "\n"), title=text.partition("\\n")[0] if "\\n" in text else "") == expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Baiyun village, Jiangbei District, 300 families live. The village has 40 shops.",
            ["Baiyun village"] * 2,
        ),
        ("Chengdu grew. The Baiyun business district drew 4,000 visitors.", ["Baiyun business district"]),
        ("Chengdu grew. A Sichuan village has 40 shops.", ["Sichuan"]),
        ("Chengdu grew. Each village has 40 shops.", ["Chengdu"]),
        ("在江北区白云村,花椒种植面积达到3000亩。全村有420户。", ["白云村", "白云村"]),
        ("重庆很热闹。白云商圈销售额达到3亿元。", ["白云商圈"]),
        ("重庆很热闹。科学城核心区建成道路40公里。", ["科学城核心区"]),
        # kinds of villages are none
        ("重庆发展快。示范村有420户。", ["重庆"]),
        ("重庆发展快。在新型城镇,居民有420户。", ["重庆"]),
    ],
)
def test_villages_and_quarters(text: str, expected: list[str]) -> None:
    assert places(text) == expected
