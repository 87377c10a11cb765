"""Figures as printed: digits and number words with scale, unit and counted noun."""
