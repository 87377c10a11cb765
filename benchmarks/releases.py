"""Made-up releases for measuring: English and Chinese, text and HTML, carried by other sites with small edits.

    python benchmarks/releases.py DIR N

Of every hundred documents, seventy are releases of their own. One of them is carried by nine other sites and five by
three others, each with a masthead and a dateline of its own and often with a sentence cut or added, a word edited or,
now and then, a figure changed; six are the same bytes under another name. Copies lie anywhere in the corpus.
"""

import random
import sys
from pathlib import Path

from bashu.region import load_pack

PACK = "chengdu_chongqing"
#: The typical length in characters, and how many sentences of a release carry figures.
CHARACTERS = 2300
FIGURES = (5, 10)
A_FOLDER = 1000
#: Releases of every hundred documents, how many sites carry the first ones again, and how many are repeated as they are.
OWN, CARRIED, REPEATED = 70, (9, 3, 3, 3, 3, 3), 6

ENGLISH_FIGURES = (
    "In {year}, {area}'s {indicator} reached {level} billion yuan, up {growth} percent year on year.",
    "The {indicator} of {area} grew by {growth} percent in {year}, {points} percentage points faster than in {before}.",
    "{area} reported {count} new enterprises in the first half of {year}, an increase of {growth}% over {before}.",
    "By the end of {year}, {area} had built more than {count} projects with {level} billion yuan of investment.",
    "{area} plans to raise its {indicator} to {level} billion yuan by {target}.",
    "The {indicator} of {area} stood at {level} billion yuan in {year}.",
)
CHINESE_FIGURES = (
    "{year}年，{area}{indicator}{level}亿元，同比增长{growth}%。",
    "{year}年上半年，{area}{indicator}增长{growth}%，增速比上年同期加快{points}个百分点。",
    "截至{year}年底，{area}累计建成项目{count}个，完成投资{level}亿元。",
    "到{target}年，{area}{indicator}力争突破{level}亿元。",
    "{year}年，{area}新登记企业{count}户，占全部企业的{growth}%。",
    "{year}年，{area}{indicator}为{level}亿元。",
)
# How an editor of another site says the same.
ENGLISH_EDITS = ((" reached ", " came to "), (" grew by ", " increased by "), (" stood at ", " was "))
CHINESE_EDITS = (
    ("力争突破", "力争超过"),
    ("亿元，", "亿元人民币，"),
    ("增速比上年", "增速较上年"),
    ("累计建成", "已累计建成"),
)
# What is said between figures is put together from these words, so that two releases share few phrases.
ENGLISH_WORDS = {
    "who": "officials engineers farmers teachers residents planners drivers researchers exporters merchants inspectors "
    "volunteers visitors doctors craftsmen editors foresters clerks builders pilots nurses growers surveyors lenders",
    "did": "welcomed discussed reviewed opened extended repaired compared improved presented prepared completed visited "
    "explained studied combined simplified supported organised described tested joined introduced restored connected",
    "how": "quiet modern shared local northern coastal rural digital historic narrow public green seasonal regional "
    "upgraded temporary joint spacious mountain riverside experimental commercial cultural logistics medical vocational",
    "what": "workshops bridges orchards libraries warehouses terminals markets museums clinics gardens laboratories "
    "archives parks kitchens reservoirs pavilions tunnels nurseries theatres forums exhibitions platforms stations "
    "neighbourhoods curricula procedures permits timetables standards registers greenhouses quarries footpaths squares",
    "why": "to shorten journeys|to attract visitors|to protect water|to help small firms|to train apprentices|to save fuel|"
    "to share experience|to receive complaints sooner|to keep traditions alive|to ease crowding|to lower fees|"
    "to prepare for floods|to serve older people|to settle disputes|to raise yields|to open new routes",
}
CHINESE_WORDS = {
    "who": "干部 工程师 农户 教师 居民 规划人员 司机 研究人员 外贸企业 商户 检查组 志愿者 游客 医生 工匠 编辑 护林员 窗口人员 "
    "建设者 飞行员 护士 种植户 测绘队 银行",
    "did": "走访了 讨论了 检查了 启用了 延伸了 修缮了 比较了 改进了 介绍了 筹备了 完成了 参观了 讲解了 研究了 整合了 简化了 "
    "支持了 组织了 描述了 试验了 参加了 引入了 恢复了 连通了",
    "how": "安静的 现代化 共享 本地 北部 沿江 乡村 数字 历史 狭窄的 公共 绿色 季节性 区域性 升级后的 临时 联合 宽敞的 山区 滨河 "
    "实验性 商业 文化 物流 医疗 职业",
    "what": "车间 桥梁 果园 图书馆 仓库 码头 市场 博物馆 诊所 花园 实验室 档案馆 公园 食堂 水库 展馆 隧道 苗圃 剧场 论坛 展览 平台 "
    "车站 社区 课程 流程 许可 时刻表 标准 登记簿 温室 采石场 步道 广场",
    "why": "以缩短路程|以吸引来客|以保护水源|帮助小微企业|培养学徒|节约燃料|交流经验|更快受理投诉|延续传统|缓解拥挤|降低收费|"
    "防备洪水|服务老年人|化解纠纷|提高产量|开通新线路",
}


def make_corpus(folder, documents):
    """Write that many documents below ``folder``, a thousand to a folder; the same ones every time."""
    pack = load_pack(PACK, statements=False)
    numbers = list(range(documents))
    random.Random(documents).shuffle(numbers)
    for at, number in enumerate(numbers):
        suffix, content = _document(pack, at)
        place = Path(folder) / f"{number // A_FOLDER:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}{suffix}").write_text(content, "utf-8")


def _document(pack, number):
    hundred, place = divmod(number, 100)
    if place < OWN:
        return _page(_Release(pack, f"{hundred}/{place}"), site=place)
    if place >= 100 - REPEATED:
        return _page(_Release(pack, f"{hundred}/{100 - place}"), site=100 - place)
    carriers = [release for release, times in enumerate(CARRIED) for _ in range(times)]
    release = _Release(pack, f"{hundred}/{carriers[place - OWN]}")
    release.edit(random.Random(f"site {number}"))
    return _page(release, site=number)


class _Release:
    """A title, a day and sentences; some state figures."""

    def __init__(self, pack, seed):
        self.pack, self.chance = pack, random.Random(seed)
        self.chinese = self.chance.random() < 0.5
        year = self.chance.randint(2012, 2025)
        self.year = year
        self.day = f"{year + 1}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        length = self.chance.randint(CHARACTERS // 2, CHARACTERS * 3 // 2)
        self.sentences = [self.figure() for _ in range(self.chance.randint(*FIGURES))]
        self.title = self.sentences[0].rstrip("。.")
        while sum(map(len, self.sentences)) < length:
            self.sentences.insert(self.chance.randint(1, len(self.sentences)), self.prose())

    def figure(self):
        chance, year = self.chance, self.year
        money = [item for item in self.pack.indicators if item.unit == "CNY"]
        area, indicator = (_often_first(chance, items).names for items in (self.pack.areas, money))
        return chance.choice(CHINESE_FIGURES if self.chinese else ENGLISH_FIGURES).format(
            area=area.zh if self.chinese else area.en,
            indicator=indicator.zh if self.chinese else indicator.en,
            year=year,
            before=year - 1,
            target=year + 3,
            level=f"{chance.uniform(5, 9000):.1f}",
            growth=f"{chance.uniform(0.5, 15):.1f}",
            points=f"{chance.uniform(0.1, 3):.1f}",
            count=chance.randint(12, 900),
        )

    def prose(self):
        words = CHINESE_WORDS if self.chinese else ENGLISH_WORDS
        why = self.chance.choice(words["why"].split("|"))
        who, did, how, what, other, there = (
            self.chance.choice(words[name].split()) for name in ("who", "did", "how", "what", "how", "what")
        )
        if self.chinese:
            return f"{who}{did}{how}{what}和{other}{there}，{why}。"
        return f"{who.capitalize()} {did} the {how} {what} and {other} {there} {why}."

    def edit(self, site):
        """What another site does to it before it carries it."""
        self.day = f"{self.day[:8]}{site.randint(1, 28):02}"
        if site.random() < 0.4:
            self.sentences.pop(site.randrange(1, len(self.sentences)))
        if site.random() < 0.4:
            self.chance = site
            self.sentences.insert(site.randint(1, len(self.sentences)), self.prose())
        if site.random() < 0.6:
            self.reword(site)
        if site.random() < 0.2:
            at = site.randrange(len(self.sentences))
            self.sentences[at] = self.sentences[at].replace(".1", ".2", 1)

    def reword(self, site):
        """Say one figure in other words."""
        pairs = CHINESE_EDITS if self.chinese else ENGLISH_EDITS
        places = [
            (at, old, new) for at, said in enumerate(self.sentences) for old, new in pairs if old in said
        ]
        if places:
            at, old, new = site.choice(places)
            self.sentences[at] = self.sentences[at].replace(old, new)


def _often_first(chance, items):
    """A few areas and indicators fill the news, the rest is rare."""
    return items[int(len(items) * chance.random() ** 2)]


def _page(release, *, site):
    joint = "" if release.chinese else " "
    lines = [joint.join(release.sentences[at : at + 4]) for at in range(0, len(release.sentences), 4)]
    office = f"第{site}日报" if release.chinese else f"Daily No. {site}"
    if site % 2:
        return ".txt", f"{release.title}\n\n{office}\n\n{release.day}\n\n" + "\n\n".join(lines) + "\n"
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    links = "".join(f"<li><a href='/{item}'>{office} {item}</a></li>" for item in range(8))
    return ".html", (
        f"<!doctype html><html lang='{'zh' if release.chinese else 'en'}'><head><title>{release.title}</title>"
        f"<meta name='date' content='{release.day}'></head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{release.title}</h1>\n<p>{office}</p>{body}</article><footer>{office}</footer></body></html>"
    )


if __name__ == "__main__":
    make_corpus(Path(sys.argv[1]), int(sys.argv[2]))
