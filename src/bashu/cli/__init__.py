"""The command line. ``main`` is the entry point; each command is a file, loaded when it is called.

Exit codes: 0 done, 1 bad data or something unavailable, 2 a bad call (wrong words, or a thing that does not exist).
"""

from bashu.cli.app import main

__all__ = ["main"]
