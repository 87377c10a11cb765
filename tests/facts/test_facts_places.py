"""Whose figures they are: subjects, ends of a way, names inside names, venues, programmes."""

import pytest
from facts_help import AREAS, INDICATORS, read, rows

from bashu.facts import Reader
from bashu.model import Area, Names


def places(text, **options):
    return [place for (place,) in rows(text, "place", **options)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a partner, the end of a way or a yardstick is not whose figure it is
        ("Chongqing sent 40 trains to Chengdu.", "Chongqing"),
        ("Dazhou is growing fast. The new line to Chengdu has 12 stations.", "Dazhou"),
        ("达州经成都转运集装箱320个。", "达州"),
        ("重庆对四川进出口增长3.1%。", "重庆"),
        ("成都发展较快。开往达州的列车增加了12列。", "成都"),
        # where trains set out is whose they are
        ("从达州出发的列车有12列。", "达州"),
    ],
)
def test_the_end_of_a_way_is_not_the_place(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jiangbei District of Chongqing built 12 clinics.", "Jiangbei"),
        ("Chengdu, capital of southwest China's Sichuan Province, built 12 clinics.", "Chengdu"),
        ("四川达州建成12个诊所。", "达州"),
        ("重庆的江北区建成12个诊所。", "江北"),
        # the wider place counts where the other is not inside it
        ("Dazhou is small. Figures on Chengdu of Chongqing's kind: 12 clinics.", "Chengdu"),
    ],
)
def test_the_narrower_of_two_nested_places_counts(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chengdu did well. Green Lake Scenic Area received 20,000 visitors.", "Green Lake Scenic Area"),
        ("Stone Bridge Theme Park received 20,000 visitors.", "Stone Bridge Theme Park"),
        ("达州青石山风景区接待游客2万人次。", "达州青石山风景区"),
        ("成都很热闹。青石山森林公园接待游客2万人次。", "青石山森林公园"),
        # a kind of venue, and venues that are counted, are no names
        ("成都很热闹。城市公园接待游客2万人次。", "成都"),
        ("成都很热闹。新建森林公园12个。", "成都"),
        ("Chengdu did well. The scenic area received 20,000 visitors.", "Chengdu"),
    ],
)
def test_a_venue_is_told_by_its_ending(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Projects to jointly build the Chengdu-Chongqing economic circle\n\n"
            "Sichuan and Chongqing invested 8 billion yuan.\n\n77 projects have started.",
            "Sichuan and Chongqing",
        ),
        (
            "川渝共同实施的项目进展顺利\n\n推动成渝地区双城经济圈建设联合办公室通报，共有77个项目开工。",
            "川渝",
        ),
        ("成渝地区双城经济圈快报\n\n共有77个项目开工。", "成渝地区双城经济圈"),
    ],
)
def test_a_programme_that_builds_the_circle_is_not_the_circle(text: str, place: str) -> None:
    assert places(text)[-1] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("达州晚报讯 成都去年建成12个诊所。", "成都"),
        ("今年计划城镇新增就业60万人。\n\n成都发展较快。", "成都"),
        ("The nation's retail sales rose by 7.6 percent.", "China"),
    ],
)
def test_names_of_papers_and_towns_in_general_are_no_places(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dazhou is on the rise. The plan takes in 12 districts of Chongqing and 15 cities of Sichuan.",
         ["Chongqing", "Sichuan"]),
        ("Sichuan has 80 schools, 41 of them in Chengdu.", ["Sichuan", "Chengdu"]),
        ("Sichuan ranks first in Chengdu's list.", ["Sichuan"]),
        ("Dazhou Gate National Park, which spans Dazhou, Chengdu and Chongqing, has 12 gates.", ["Dazhou Gate National Park"]),
        ("Dazhou: plan\n\nThe Blue Hill Industrial Park built 12 plants. Cooperation covers 35 projects.",
         ["Blue Hill Industrial Park", "Dazhou"]),
        ("Dazhou: plan\n\nThe Blue Hill Industrial Park built 12 plants. Its roads have 35 bridges.",
         ["Blue Hill Industrial Park", "Blue Hill Industrial Park"]),
        ("Dazhou signed a pact with 12 districts of Chongqing.", ["Dazhou"]),
        ("Exports of the province rose by 5.2 percent in Chengdu and 6.1 percent in Dazhou.",
         ["Chengdu", "Dazhou"]),
        ("The Sichuan part and the Chongqing part had GDP of 4.8 billion yuan and 2.6 billion yuan respectively.",
         ["Sichuan", "Chongqing"]),
        ("Chengdu, which shares a border with Dazhou, has 12 clinics.", ["Chengdu"]),
        ("Dazhou grew. Exports of Chengdu were 14 billion yuan (about 2 billion U.S. dollars).",
         ["Chengdu", "Chengdu"]),
        ("达州、成都两市出口分别为12亿元和15亿元。", ["达州", "成都"]),
        ("全国工作会议后，达州在成都设立了12个网点。", ["达州"]),
        ("成都发展较快。公司在视察达州后新增网点12个。", ["成都"]),
    ],
)  # fmt: skip
def test_a_place_goes_with_the_figure_it_stands_by(text: str, expected: list[str]) -> None:
    assert places(text) == expected


AIRPORTS = (
    *AREAS,
    Area("A1", Names("Chengdu Westfield International Airport", "成都西原国际机场"), "airport", "510100"),
    Area("A2", Names("Chengdu Eastlake International Airport", "成都东湖国际机场"), "airport", "510100"),
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # two airports of one city are the city's
        ("Chengdu Westfield International Airport and Chengdu Eastlake International Airport handled 12 flights.",
         "Chengdu"),
        ("Chengdu Westfield International Airport handled 12 flights.", "Chengdu Westfield International Airport"),
        # later on the name alone will do
        ("The Chengdu Eastlake International Airport is new.\n\nEastlake has 12 gates.", "Eastlake"),
        ("The Chengdu Eastlake International Airport is new.\n\nEastwood said it has 12 gates.", "Chengdu"),
        # whoever receives visitors is a venue; a company that makes things is none
        ("Chengdu was full. Fanglindong received 86,000 tourists.", "Fanglindong"),
        ("Chengdu Panda Gardens received 86,000 tourists.", "Chengdu Panda Gardens"),
        ("Chengdu City received 86,000 tourists.", "Chengdu"),
        ("In the town, Stonegate Folk Custom Scene Area received 86,000 tourists.", "Stonegate Folk Custom Scene Area"),
        ("Chengdu was full. Fanglindong made 86,000 cars.", "Chengdu"),
        ("成都游人如织。方林洞接待游客8.6万人次。", "方林洞"),
        ("成都游人如织。各景点接待游客8.6万人次。", "成都"),
    ],
)  # fmt: skip
def test_venues_and_airports(text: str, place: str) -> None:
    reader = Reader(INDICATORS, AIRPORTS)
    assert [fact.place for fact in read(text, reader=reader, about=("510100",))] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chongqing met Sichuan in May.\n\nPlanners in the two places signed 11 agreements.", "Chongqing and Sichuan"),
        ("Chengdu-Chongqing economic circle: outline\n\nThe area has 12 universities.",
         "Chengdu-Chongqing economic circle"),
        ("Chongqing: outline\n\nThe area has 12 universities.", "Chongqing"),
        ("The Green Lake Development Zone grows, the Far Hill Science City said.\n\nThe zone has 12 parks.", "Green Lake Development Zone"),
        ("Sichuan\n\nDazhou is growing old.\n\nCurrently, there are 18 care centers.", "Dazhou"),
        ("Sichuan\n\nDazhou is growing old.\n\nThere are 18 care centers.", "Sichuan"),
        ("Sichuan\n\nDazhou is growing old.\n\nCurrently, Chengdu has 18 care centers.", "Chengdu"),
        ("Chengdu opened a park. It lies far from Dazhou.\n\nThe city has 12 parks.", "Chengdu"),
    ],
)  # fmt: skip
def test_pointing_words(text: str, place: str) -> None:
    assert places(text) == [place]


NEW_AREA = (
    *AREAS,
    Area("NA", Names("Eastbank New Area", "东岸新区", (), ("东岸新区",)), "district", "500000"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重庆东岸新区出口增长3.1%。", ["东岸新区"]),
        ("重庆市江北区出口增长3.1%。", ["江北"]),
        ("达州科技城新区简报\n\n新区出口增长3%。成都高新区出口增长2%。", ["达州科技城新区", "成都高新区"]),
        ("成都各类园区出口增长3%。", ["成都"]),
        ("成都市音乐产业总产值达609亿元。", ["成都"]),
        ("重庆市江北区2024年计划报告\n\n全市首个平台落户。出口总额8亿元。", ["江北"]),
        ("四川达州与重庆江北区签订协议12项。", ["达州与江北"]),
        (
            "四川省交通简报\n\n达州港完成吞吐量12万吨。全省公路里程达到30万公里，新建桥梁16座。",
            ["达州港", "四川", "四川"],
        ),
        ("四川省交通简报\n\n达州港完成吞吐量12万吨。港口通达9个省市。", ["达州港", "达州港"]),
        ("四川交通简报\n\n达州机场旅客吞吐量12万人次。达州港口岸通关8批。", ["达州机场", "达州"]),
        (
            "四川简报\n\n其中，成都出口56亿元，达州出口52亿元，分别增长6.1%和7.2%。",
            ["成都", "达州", "成都", "达州"],
        ),
        ("达州报告会\n\n班列通往成都、重庆等地。目前新建车站16座。", ["达州"]),
    ],
)
def test_chinese_names_of_parts_and_facilities(text: str, expected: list[str]) -> None:
    assert [fact.place for fact in read(text, reader=Reader(INDICATORS, NEW_AREA))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb, a time or an adjective before 新区 is no name; a name is
        ("青田新区很热闹。挂牌时新区有企业120户。", ["青田新区"]),
        ("青田新区很热闹。走进新区,企业有120户。", ["青田新区"]),
        ("青田新区很热闹。白云新区有企业120户。", ["白云新区"]),
        # a zone goes by its first full name
        ("川渝青田新区很热闹。青田新区有企业120户。", ["川渝青田新区"]),
        ("青田新区很热闹。白云新区有企业120户。青田新区有企业7户。", ["白云新区", "青田新区"]),
        # how far it lies from others
        ("青田新区距成都15公里、达州80公里。", ["青田新区", "青田新区"]),
        # divisions counted right after the name of the whole
        ("推动四川8市加快发展。", ["四川"]),
        ("川渝共有政策8条,推动四川8市发展。", ["川渝", "四川"]),
        # what a zone takes in is not whose its figures are
        ("川渝青田新区很热闹。范围包括四川的达州、成都两市和重庆的江北区,面积40平方公里。", ["川渝青田新区"]),
        ("川渝青田新区很热闹。四川的达州、成都两市建成道路40公里。", ["达州、成都"]),
        # among whom a rank is told
        ("重庆产值增长3%,全国排名第4。", ["重庆", "重庆"]),
    ],
)
def test_chinese_zones_their_names_and_members(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a list of projects is called after the circle, whoever builds them; what follows is of the list
        (
            "Sichuan and Chongqing started 40 projects of the Chengdu-Chongqing economic circle. Of these, 12 projects were completed.",
            ["Chengdu-Chongqing economic circle", "Chengdu-Chongqing economic circle"],
        ),
        ("川渝公布清单,今年共建成渝地区双城经济圈重大项目300个。", ["成渝地区双城经济圈"]),
        ("川渝公布清单,今年共建重大项目300个。", ["川渝"]),
        # a sentence that points names the place of the next
        (
            "Sichuan is in the Chengdu-Chongqing economic circle. The economy of the circle has picked up. It grew by 4 percent.",
            ["Chengdu-Chongqing economic circle"],
        ),
        # where trains and officials come from is whose they are, visitors' homes are not
        ("Dazhou grew. Freight trains from Chengdu made 48 trips.", ["Chengdu"]),
        ("Dazhou grew. Visitors from Chengdu made 48 trips.", ["Dazhou"]),
        # "of" in a later member of a list is of that member
        ("Chengdu signed 11 agreements and pushed forward 42 tasks of Sichuan.", ["Chengdu", "Chengdu"]),
        # an alliance called after a place
        ("成都很热闹。四川旅游联盟有成员280家。", ["成都"]),
        # a change is of the figure it follows, whatever place stands between
        ("Dazhou moved 40 boxes through Chengdu, up 3 percent.", ["Dazhou", "Dazhou"]),
        # how far it lies from others, and what it lies across
        (
            "Dazhou is a city. It lies 15 kilometers from Chengdu and 35 kilometers from Chongqing.",
            ["Dazhou"] * 2,
        ),
        ("Dazhou straddles Chengdu and Chongqing and has 40 villages.", ["Dazhou"]),
        # what a city surpasses
        ("达州增长6%,高出全省0.5个百分点。", ["达州", "达州"]),
    ],
)
def test_lists_of_projects_and_pointing(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a venue after a full-width comma
        ("成都接待游客9万人次。其中，青石山景区接待游客3万人次。", ["成都", "青石山景区"]),
        # a plan's name is of the place that opens it
        ("《四川省推动成渝地区双城经济圈发展规划》明确任务8项。", ["四川"]),
        # an object measured is not the place of the next figure
        ("川渝共同设立300亿元的双城经济圈发展基金和50亿元的科创基金。", ["川渝", "川渝"]),
        # a word that ends another's name points at nothing
        ("成都产值增长9%。产业走廊面积18平方公里。", ["成都", "成都"]),
        # a word that points is no town of that name
        ("青田经开区产值增长9%。经开区新签约项目26个。", ["青田经开区", "青田经开区"]),
    ],
)
def test_chinese_marks_names_of_plans_and_objects(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_place_has_the_script_of_its_text():
    text = "重慶市統計局發布，重慶出口增長3%。\n全市進口增長2%。"
    assert rows(text, "place") == [("重慶",), ("重慶",)]


def test_a_span_of_days_receives_no_visitors():
    assert rows("武隆景区七天接待游客3万人次。", "place") != [("七天",)]
