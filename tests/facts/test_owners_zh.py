"""What a Chinese figure is of, where its own clause leaves that to a list, a relative clause, the noun behind or the figure before."""

import pytest
from facts_help import rows

OWNERS = [
    ("2024年出口额为30亿元，按年增长4%，按月下降2%。", ["出口额"] * 3),
    ("120项通办事项累计办理900万件次。", ["通办事项", "通办事项办理"]),
    ("90个水利项目完成年度投资40亿元。", ["水利项目", "水利项目年度投资"]),
    ("两地共同设立了20亿元的农业基金和5亿元的旅游基金。", ["农业基金", "旅游基金"]),
    ("园区规划面积30平方公里，其中重庆一侧12平方公里。", ["规划面积", "一侧规划面积"]),
    ("方案部署的9项任务正在推进。", ["方案部署的任务"]),
    ("全县人口为30万人。与2020年普查的28万人相比，五年间净增2万人，增幅7.1%。", ["人口", "人口", "人口净增", "人口"]),
    ("2024年，手机、汽车出口额分别为5亿元和3亿元。", ["手机出口额", "汽车出口额"]),
    # Words of its own are left as they stand.
    ("全县有9项任务。", ["任务"]),
    ("两地投资20亿元建桥。", ["投资"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWNERS, ids=[case[0][:20] for case in OWNERS])
def test_what_a_figure_is_of(text, expected):
    assert [phrase for (phrase,) in rows(text, "indicator")] == expected
