"""Every text of the site has its Chinese, and no Chinese is left without a text."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bashu.web
from bashu.model import Kind, Status
from bashu.web import words
from bashu.web.language import best_language, catalogue

HERE = Path(bashu.web.__file__).parent
METHODS = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"extensions": "jinja2.ext.i18n", "silent": "false"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "noted": None}


def texts():
    found = extract_from_dir(HERE, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def chinese():
    with (HERE / "locale/zh/LC_MESSAGES/bashu.po").open("rb") as opened:
        return {message.id: message for message in read_po(opened, locale="zh") if message.id}


def test_every_text_has_its_chinese():
    known = chinese()
    assert len(texts()) > 200
    assert sorted(str(text) for text in texts() if text not in known or not all(known[text].string)) == []


def test_no_chinese_is_left_over():
    used = texts()
    assert [text for text in chinese() if text not in used] == []


def test_places_in_a_text_are_the_same_in_chinese():
    for message in chinese().values():
        english = message.id if isinstance(message.id, str) else message.id[1]
        translated = message.string if isinstance(message.string, str) else message.string[0]
        assert sorted(re.findall(r"%\(\w+\)s", english)) == sorted(re.findall(r"%\(\w+\)s", translated))


def test_every_code_has_a_word_and_every_kind_a_sign_of_its_own():
    assert set(words.KINDS) == set(words.SIGNS) == {str(kind) for kind in Kind}
    assert len(set(words.SIGNS.values())) == len(words.SIGNS)
    assert set(words.STATUSES) == {str(status) for status in Status}


def test_chinese_counts_have_one_form():
    assert catalogue("zh").ngettext("%(num)s figure", "%(num)s figures", 1) == "%(num)s个数据"


def test_the_reader_s_languages_are_weighed():
    assert best_language("de, zh;q=0.8, en;q=0.7") == "zh"
    assert best_language("en-GB,zh-CN") == "en"
    assert best_language("zh;q=0, en;q=0.1") == "en"
    assert best_language("") == best_language("fr;q=nonsense,,;") == "en"
