"""Audit: facts and edits in, findings out."""

from bashu.audit.assemble import System, assemble
from bashu.audit.localise import Localisation, localise, localise_intervals
from bashu.audit.rank import rank_solutions

__all__ = ["Localisation", "System", "assemble", "localise", "localise_intervals", "rank_solutions"]
