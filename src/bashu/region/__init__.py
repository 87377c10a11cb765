"""A region pack: a folder of data and prose comes in, the nouns of :mod:`bashu.model` go out.

``load_pack`` reads a pack by the name of a shipped one or by its path and raises Invalid at the first mistake;
``check_pack`` lists every mistake with its file, line, reason and remedy. No document is read to load a pack.

>>> from bashu.region import load_pack
>>> load_pack("chengdu_chongqing").names.zh
'成渝地区双城经济圈'
"""

from bashu.region.check import check_pack
from bashu.region.load import find_pack, load_pack, pack_names
from bashu.region.problem import Problem

__all__ = ["Problem", "check_pack", "find_pack", "load_pack", "pack_names"]
