"""bashu: run and monitor a regional development plan that several governments share."""

__version__ = "0.1.0"
