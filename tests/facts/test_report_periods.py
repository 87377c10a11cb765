"""Which period a document reports on, and what follows from it for figures that name none."""

from datetime import date

import pytest
from facts_help import rows


def periods(text, **options):
    return [period for (period,) in rows(text, "period", **options)]


@pytest.mark.parametrize(
    ("title", "published", "text", "expected"),
    [
        ("四川敲定2024年目标", date(2024, 1, 22), "回望2023年，全省生产总值增长6%。\n\n出口增长3%。\n\n2024年怎么干？\n\n——出口增长4%左右。",
         ["2023", "2023", "2024"]),
        ("2024年四川外贸目标出炉", date(2024, 1, 22), "过去一年，四川出口50亿元。\n\n进口增长3%。", ["2023", "2023"]),
        ("2023年四川出口创新高", date(2024, 1, 22), "四川出口50亿元，增长3%。", ["2023", "2023"]),
        ("今年川渝项目清单出炉", date(2024, 3, 1), "2024年项目清单今天印发，300个项目入列。\n\n基础设施项目90个。", ["2024", "2024"]),
        ("Sichuan sets its targets for 2024", date(2024, 1, 22), "In 2023 exports rose 4%.\n\nImports fell 2%.", ["2023", "2023"]),
        ("Exports back at the level of 2019", date(2023, 7, 22), "In the first half of 2023 exports came to 5 billion yuan.\n\nImports fell 2%.",
         ["2023-H1", "2023-H1"]),
    ],
)  # fmt: skip
def test_a_year_that_only_holds_goals_is_not_reported_on(title, published, text, expected):
    assert periods(text, title=title, published=published) == expected


@pytest.mark.parametrize(
    ("title", "published", "text", "expected"),
    [
        ("Crowds return for the holiday", date(2021, 10, 9),
         "Over the National Day holiday, Sichuan received 25 million visitors, 3% more than during last year's holiday.\n\n"
         "Of its museums, 90 were open.", ["2021-10", "2021-10", "2021-10"]),
        ("Museums count their visitors", date(2021, 10, 9),
         "Over the National Day holiday, Sichuan received 25 million visitors.\n\nStaff worked with 90 schools.", ["2021-10", None]),
        ("A hard half-year for exporters", date(2022, 7, 22),
         "In the first half of the year, exports came to 5 billion yuan.\n\nCustoms handled 300 ships.", ["2022-H1", "2022-H1"]),
        ("重庆人口家底公布", date(2021, 5, 14),
         "第七次全国人口普查结果公布：截至2020年11月1日零时，全市人口300万人。\n\n全市共有家庭户100万户。", ["2020-11", "2020-11"]),
        ("一季度四川经济开门红", date(2023, 4, 28), "2024年一季度，四川地区生产总值增长6%。\n\n工业增长5%。", ["2024-Q1", "2024-Q1"]),
    ],
)  # fmt: skip
def test_a_title_without_a_date_can_still_say_which_account_holds(title, published, text, expected):
    assert periods(text, title=title, published=published) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Joint projects in the first half of 2023",
         "The two sides had invested 880 billion yuan in 248 projects by the end of June.\n\n"
         "In roads, 77 projects have absorbed 540 billion yuan altogether.", ["2023-06", "2023-06", "2023-06", "2023-06"]),
        ("2023年上半年共建项目进展", "截至6月底，累计完成投资8800亿元，其中上半年完成1800亿元。\n\n公路累计完成投资500亿元，上半年完成30亿元。",
         ["2023-06", "2023-H1", "2023-06", "2023-H1"]),
    ],
)  # fmt: skip
def test_what_has_come_together_is_as_of_the_end_of_the_report(title, text, expected):
    assert periods(text, title=title, published=date(2023, 7, 13)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose 12% over last year.", [None]),
        ("In 2024 exports rose 12% over last year.", ["2024"]),
        ("Hotels took in 12 million yuan from October 1 to 3.", ["2024-10"]),
        ("Hotels took in 12 million yuan between September 29 and October 5.", ["2024-09/2024-10"]),
        ("The fair, held from September 5 to 9, drew 300 firms.", [None]),
        ("As of February 10, the port had handled 300 trains.", ["2025-02"]),
        ("Sales in the Spring Festival week of 2018 rose 5% over the festival of 2017.", ["2018-02"]),
        ("截至2月10日，全市开行班列300列。", ["2025-02"]),
        ("2021年12月正式挂牌，新区规划面积266平方公里。", [None]),
        ("2021年12月，两地联合印发《建设规划》，共有景区9处。", [None]),
        ("2021年12月，两地签订协议9份。", ["2021-12"]),
        ("2024年，全市户均2.4人，而十年前是2.7人。", ["2024", "2014"]),
        ("2024年，铁路里程比五年前提高28%。", ["2019/2024"]),
    ],
)  # fmt: skip
def test_days_bases_and_beginnings(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Exports rose 4% in August, quickening from 2% in July.\n\nImports rose 3%.\n\nFrom January to August, exports rose 5%."
            "\n\nImports fell 2%.",
            ["2024-08", "2024-07", "2024-08", "2024-01/2024-08", "2024-01/2024-08"],
        ),
        ("Exports rose 4% in August, 2 points lower than that of July.", ["2024-08", "2024-08"]),
        ("Exports went up 4% year on year to 3 billion yuan in the first eight months.", ["2024-01/2024-08", "2024-01/2024-08"]),
        ("Half the year has gone. Exports in the half year came to 3 billion yuan.", ["2024-H1"]),
        ("8月，出口50亿元。其中，汽车出口12亿元。", ["2024-08", "2024-08"]),
        ("时间过半，出口增长5%。", ["2024-H1"]),
        ("8月29日至9月2日，全市接待游客300万人次。", ["2024-08/2024-09"]),
    ],
)  # fmt: skip
def test_a_release_goes_on_with_the_months_named_last(text, expected):
    assert periods(text, published=date(2024, 9, 12)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 the fund spent 3 billion yuan. So far, 67 projects have started, with 25 billion yuan invested.",
         ["2024", None, None]),
        ("In 2024 the fair drew 300 firms. Two years earlier, 104 contracts were signed.", ["2024", "2022"]),
        ("The group was founded ten years ago and had 38 households.", [None]),
        ("一季度，城镇新增就业25万人，占全年目标的29%。", ["2025-Q1", "2025-Q1"]),
        ("2022年11月开工，建成后50分钟可达。", [None]),
    ],
)  # fmt: skip
def test_what_is_told_of_now_or_of_years_before(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2020 men made up 51%. Compared with the sixth census in 2010, their share rose 2 points.", ["2020", "2020"]),
        ("In 2024, growth was 0.6 points ahead of the 2024 target of 6.5 percent.", ["2024", "2024"]),
        ("Between 2013 and 2022, trade grew. During that period, the port ran 20,000 trains.", ["2013/2022"]),
        ("In 2024 exports rose 5%. Imports had been down 2% in the first half. The deficit fell 3%.", ["2024", "2024-H1", "2024"]),
        ("In 2021 the sides signed 11 deals. More than 70 routes, from caves to rivers, have been released.", ["2021", None]),
        ("In 2021 the sides spent 1 billion yuan. The total exceeds 2 billion yuan.", ["2021", None]),
        ("2021年10月公布的《规划纲要》画了一条线：城镇化率达到66%。", [None]),
        ("2021年10月公布的数据显示，城镇化率达到66%。", [None]),
    ],
)  # fmt: skip
def test_names_of_one_time_and_things_told_in_passing(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("title", "published", "text", "expected"),
    [
        ("Sichuan rebounds in third quarter", date(2022, 10, 24),
         "GDP came to 4 trillion yuan in the first three quarters.\n\nThe primary sector grew 4%.", ["2022-Q1/Q3", "2022-Q1/Q3"]),
        ("Sichuan rebounds in third quarter", date(2022, 10, 24),
         "GDP came to 1 trillion yuan in the third quarter.\n\nThe primary sector grew 4%.", ["2022-Q3", "2022-Q3"]),
        ("Census shows an older Chongqing", date(2021, 5, 13),
         "The seventh census counted 32 million people. Ten years ago there were 28 million people.\n\n"
         "The average household has 2.4 members.", ["2020", "2010", "2020"]),
        ("Chongqing opens a new line", date(2023, 11, 30),
         "The line was opened on November 30.\n\nOver the National Day holiday, trains carried 4 million passengers.\n\n"
         "The cost was 11 billion yuan.", ["2023-10", None]),
        ("重庆新线开通", date(2023, 11, 30), "今天，新线开通。\n\n国庆期间，最高日客运量466万人次。\n\n新线总投资112亿元。", ["2023-10", None]),
        ("新区三岁了", date(2023, 12, 29), "2022年，新区生产总值130亿元。\n\n新区总面积262平方公里，其中渝北124平方公里、邻水138平方公里。",
         ["2022", None, None, None]),
    ],
)  # fmt: skip
def test_the_lead_over_the_title_and_things_told_further_down(title, published, text, expected):
    assert periods(text, title=title, published=published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 tourists spent 166 billion yuan, 13.5 percent up on 2019.", ["2024", "2019/2024"]),
        ("The service was launched in January 2021 with 2 million users.", ["2021-01"]),
        ("The service, launched in January 2021, has 2 million users.", [None]),
    ],
)  # fmt: skip
def test_bases_and_launches(text, expected):
    assert periods(text) == expected
