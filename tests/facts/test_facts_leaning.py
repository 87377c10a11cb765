"""Phrases that lean on an earlier figure are said in full; whole ones stay as they are."""

import pytest
from facts_help import rows


def phrases(text):
    return [phrase for (phrase,) in rows(text, "indicator")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全省规模以上工业增加值1200亿元，增幅为6.2%。", ["规模以上工业增加值"] * 2),
        ("去年出口总额为8.1亿元。今年上半年这一数字达到5.2亿元。", ["出口总额", "出口总额"]),
        ("水电装机容量达到1200万千瓦，居全国第二位。", ["水电装机容量", "水电装机容量居全国"]),
        ("上半年出口总额8.1亿元，在全省占31%。", ["出口总额", "出口总额占全省的比重"]),
        ("规模以上工业企业营业收入90亿元，利润总额7亿元。", ["规模以上工业企业营业收入", "规模以上工业企业利润总额"]),
        ("出口总额8.1亿元，按可比价格计算增长3%。", ["出口总额", "出口总额"]),
        ("班列开行以来运行良好，已通达18个城市。", ["通达城市"]),
        ("对东盟、欧盟分别进出口7亿元和6亿元，分别增长8.1%和下降5.6%。", ["对东盟进出口", "对欧盟进出口"] * 2),
        ("出口总额增长3%，增速比全国平均水平高1.6个百分点。", ["出口总额", "出口总额增速"]),
        ("现代基础设施项目1—4月完成投资9亿元。", ["现代基础设施项目完成投资"]),
        ("成都2024年完成投资9亿元。", ["完成投资"]),
        ("成都累计吸引9亿元社会投资。", ["社会投资"]),
        ("成都完成投资9亿元，增长3%。", ["完成投资", "完成投资"]),
        ("出口占全省的38%，进口占全省的12%，比重分别提高1.2个和2个百分点。", ["出口占全省的比重", "进口占全省的比重"] * 2),
        ("打造总体规模超3000亿元的产业基金集群。", ["产业基金集群总体规模"]),
        ("成都一座年产20万吨负极材料的工厂开工。", ["负极材料年产"]),
        ("常住人口3205万人，增加320万人，增幅为11.1%。", ["常住人口", "常住人口增加", "常住人口"]),
        ("全年新增2个千亿级园区，总数达到14个。", ["千亿级园区", "千亿级园区"]),
        ("达州出口总额2656亿元，总量居全省第7位。成都出口560亿元。", ["出口总额", "出口总额总量居全省", "出口"]),
        ("成都出口总额占全省的38%。", ["出口总额占全省的比重"]),
        # a phrase that stands by itself is left alone
        ("全省出口总额8.1亿元，进口总额5.2亿元。", ["出口总额", "进口总额"]),
        ("地方城市竞争力排名居全国第二位。", ["地方城市竞争力排名居全国"]),
        ("全市新建18个公园。", ["公园"]),
    ],
)  # fmt: skip
def test_chinese_phrases_that_lean_on_the_figure_before(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports reached 20 billion yuan. In June alone the value was 3 billion yuan.", ["Exports", "value of Exports"]),
        ("Retail sales in towns were 20 billion yuan, while that in villages was 3 billion yuan.",
         ["Retail sales in towns", "Retail sales in villages"]),
        ("Chengdu's exports were 20 billion yuan, accounting for 6 percent of the national total.",
         ["exports", "exports as share of the national total"]),
        ("Chengdu received 20,000 visitors and realized a tourism income of 3 million yuan, up 5.1 percent and 3.7 percent respectively.",
         ["visitors", "tourism income", "visitors", "tourism income"]),
        ("Chengdu sold 3,000 cars abroad, earning 33 billion yuan in revenue.", ["cars abroad", "revenue from cars abroad"]),
        ("Output of cars, chips, and panels rose by 8.5 percent, 2.1 percent, and 1.7 percent respectively.",
         ["Output of cars", "Output of chips", "Output of panels"]),
        ("The annual auto output was 2.32 million vehicles.", ["annual auto output"]),
        ("Chengdu aims to lift its exports above 30 billion yuan in 2026.", ["exports"]),
        ("Residents aged 60 or above made up 17.9 percent of the total.", ["share of Residents aged 60 or above"]),
        ("Chengdu has invested a total of 8 billion yuan in 20 new parks.", ["investment in new parks", "new parks"]),
        ("He said exports of Dazhou rose by 6.2 percent.", ["exports"]),
        ("Exports reached 20 billion yuan and ranked seventh in the country.", ["Exports", "rank of Exports in the country"]),
        ("The value added of farming was 14 billion yuan; that of mining was 8 billion yuan, up 6.7 percent.",
         ["value added of farming", "value added of mining", "value added of mining"]),
        ("Trade with partners including Asean, the European Union and the United States hit 3 billion yuan, 2 billion yuan and "
         "1 billion yuan respectively.", ["Trade with Asean", "Trade with the European Union", "Trade with the United States"]),
        ("Chengdu saw its foreign trade exceed 30 billion yuan.", ["foreign trade"]),
        ("Chengdu saw its foreign trade increase by 3 percent.", ["foreign trade"]),
        ("Exports grew by 3 percent.\n\nThe figure represents an increase of 2 percent over May.", ["Exports", "Exports"]),
        # a phrase that stands by itself is left alone
        ("Exports reached 20 billion yuan and imports 3 billion yuan.", ["Exports", "imports"]),
        ("Farming, forestry, and fishery exports rose by 4 percent.", ["Farming, forestry, and fishery exports"]),
        ("Exports grew by 3 percent; the value of imports was 8 billion yuan.", ["Exports", "value of imports"]),
    ],
)  # fmt: skip
def test_english_phrases_that_lean_on_the_figure_before(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected
