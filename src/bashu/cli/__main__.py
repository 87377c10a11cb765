"""``python -m bashu.cli``, the same as the command ``bashu``."""

from bashu.cli.app import main

main()
