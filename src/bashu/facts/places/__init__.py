"""Which place a figure is of: the places that a text names, its home, what each does in its sentence."""
