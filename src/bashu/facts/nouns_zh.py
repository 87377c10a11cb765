"""The counted noun beside a Chinese number: after its measure word, or the head of the subject before it."""

from __future__ import annotations

import re

from bashu.facts.normalise import normalise

__all__ = ["head_noun", "read_zh_noun"]

_HEADS = [
    "项目",
    "企业",
    "事项",
    "机构",
    "医院",
    "药店",
    "平台",
    "国家",
    "地区",
    "城市",
    "区县",
    "县",
    "区",
    "市",
    "乡镇",
    "小区",
    "幼儿园",
    "绿道",
    "新能源汽车",
    "镇",
    "乡",
    "街道",
    "社区",
    "村",
    "公司",
    "学校",
    "高校",
    "院校",
    "研究院",
    "实验室",
    "中心",
    "基地",
    "园区",
    "新区",
    "开发区",
    "高新区",
    "示范区",
    "自贸区",
    "集群",
    "产业集群",
    "品牌",
    "线路",
    "公交线路",
    "航线",
    "班列",
    "列车",
    "港口",
    "码头",
    "机场",
    "车站",
    "高速公路",
    "铁路",
    "公路",
    "桥梁",
    "隧道",
    "景区",
    "景点",
    "游客",
    "旅客",
    "乘客",
    "居民",
    "群众",
    "学生",
    "教师",
    "医生",
    "护士",
    "职工",
    "员工",
    "人才",
    "专家",
    "院士",
    "团队",
    "用户",
    "客户",
    "市场主体",
    "经营主体",
    "个体工商户",
    "协议",
    "合同",
    "订单",
    "任务",
    "措施",
    "举措",
    "政策",
    "改革",
    "成果",
    "专利",
    "标准",
    "清单",
    "案件",
    "问题",
    "环节",
    "通道",
    "枢纽",
    "口岸",
    "国家和地区",
    "基站",
    "5G基站",
    "充电桩",
    "床位",
    "车位",
    "座位",
    "岗位",
    "就业岗位",
    "住房",
    "房屋",
    "学位",
    "汽车",
    "新能源汽车",
    "车辆",
    "飞机",
    "航班",
    "船舶",
    "集装箱",
    "标箱",
    "部门",
    "单位",
    "组织",
    "协会",
    "联盟",
    "工作组",
    "专项组",
    "会议",
    "活动",
    "赛事",
    "展会",
    "论坛",
    "产品",
    "商品",
    "技术",
    "设备",
    "生产线",
    "工厂",
    "车间",
    "智能工厂",
    "数字化车间",
    "门店",
    "商户",
    "网点",
    "窗口",
    "服务",
    "服务事项",
    "证照",
    "许可",
    "奖项",
    "金牌",
    "奖牌",
    "博物馆",
    "图书馆",
    "场馆",
    "剧目",
    "电影",
    "人口",
    "家庭",
    "贫困户",
    "农户",
    "合作社",
    "家庭农场",
    "农场",
    "水库",
    "电站",
    "河流",
    "断面",
    "省份",
    "省市",
    "自治区",
    "毗邻地区",
    "功能平台",
    "合作平台",
    "创新平台",
    "领域",
    "方面",
    "环节",
    "板块",
    "目标",
    "指标",
    "试点",
    "示范项目",
    "重点项目",
    "重大项目",
    "院所",
    "科研机构",
    "养老机构",
    "医疗机构",
    "金融机构",
    "研发机构",
    "科技型企业",
    "高新技术企业",
    "规上企业",
    "上市公司",
    "世界500强企业",
    "建议",
    "提案",
    "议案",
    "法规",
    "文件",
    "场景",
    "应用",
    "应用场景",
    "案例",
    "航道",
    "泊位",
    "航点",
    "专线",
    "货物",
    "件",
    "申请",
    "办件",
    "查询",
    "业务",
    "站点",
    "点位",
    "机组",
    "站",
    "卡",
    "车",
    "船",
    "房",
    "套",
    "人",
]
_HEAD_SET = frozenset(_HEADS)
_LONGEST = max(map(len, _HEADS))
_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z“”\"·]|5G)+")
_BREAK = re.compile(
    r"[是在有为达将已被向从与给了着过及]|和(?!地区)|同(?!学|行|业)|(?<!限额)(?<!规模)以上|以下|左右|以内|分别|超|突破|零售额|产值|收入|实现|完成|建成|开工|投产|投用|签约|落地|落户|入驻|纳入|"
    r"获|运行|开通|上线|通过|累计|同比|增长|下降|增加|提高|上升|减少|降低|降至|扩大|升至|增至|翻|预计|计划|力争|位于|分布|主要|来|进行|占|总投资|投资|涉及|覆盖|惠及|来自|参与|参加|集中|全部|正式|成功|较|比|"
    r"跨省通办|享受|列入|进入|建设|就|合计|共计|之|的"
)
_ADJECTIVE = re.compile(
    r"^(?:重大|重点|国家级|市级|省级|跨省|新|主要|大型|中小|首批|标志性|毗邻|定点|示范|试点)+"
)


def read_zh_noun(text: str, position: int, end: int, *, strict: bool = False) -> tuple[int, int] | None:
    """Start and end of the noun that follows number and measure word, up to a verb or a stop.

    With ``strict`` the run must end in a known counted noun (a number without measure word).
    """
    match = _RUN.match(text, position, min(end, position + 18))
    if not match:
        return None
    run = match.group()
    # The earliest break after at least one character; 的 joins a modifier to its noun.
    stop = len(run)
    for found in _BREAK.finditer(run):
        if found.group() == "的" and found.end() < len(run) and found.start() > 0:
            continue
        stop = found.start()
        break
    run = run[:stop]
    for size in range(len(run), 0, -1):
        if run[:size] and _suffix(run[:size]):
            return position, position + size
    if strict or len(run) < 2 or len(run) > 12:
        return None
    return position, position + len(run)


def _suffix(run: str) -> str:
    for size in range(min(_LONGEST, len(run)), 1 if len(run) > 1 else 0, -1):
        if run[-size:] in _HEAD_SET:
            return run[-size:]
    return ""


_VOLUME = re.compile(
    r"(?:产量|销量|产销量|拥有量|保有量|数量|总量|总数|开行量|发送量|完成量|人数|户数|家数|进出口|出口|进口)$"
)
_VERB = re.compile(
    r"改造|新建|建设|实施|受理|发放|建成|开通|新增|到港|作业|签约|登记|接待|运送|完成|实现|拥有|累计|安排|组织|举办|开展|培育|引进|办理|查处|处理|发现|整改"
)


def head_noun(phrase: str) -> str:
    """The head of a noun phrase, its unit: 现代基础设施项目 gives 项目, 跨省公交线路 gives 公交线路.

    A phrase without a known head keeps what remains after its adjectives.
    """
    phrase = phrase.strip("“”\"' ")
    phrase = phrase.rsplit("的", 1)[-1]
    plain = normalise(phrase)
    volume = _VOLUME.search(plain)
    if volume and volume.start() > 1:
        phrase, plain = phrase[: volume.start()], plain[: volume.start()]
    head = _suffix(plain)
    if head in ("重大项目", "重点项目", "示范项目"):
        head = "项目"
    if not head:
        ends = [verb.end() for verb in _VERB.finditer(plain)]
        if ends and ends[-1] < len(phrase):
            phrase = phrase[ends[-1] :]
    return (phrase[-len(head) :] if head else "") or _ADJECTIVE.sub("", phrase) or phrase
