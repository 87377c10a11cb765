"""Tests of this room share a small region, facts_help.py beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
