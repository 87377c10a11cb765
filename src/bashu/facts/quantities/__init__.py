"""Every quantity of an English sentence, whatever it is about.

In goes a sentence with its offsets, out come :class:`~bashu.facts.figure.Figure` in text order: ages, durations,
scores, numbers without a unit too, with units as they are printed. A step of its own beside the scan for the
figures of statistics, which leaves out what measures nothing.
"""

from bashu.facts.quantities.scan import scan_quantities

__all__ = ["scan_quantities"]
