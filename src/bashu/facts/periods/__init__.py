"""Which period a figure is of: the periods that a text names, the clock of a document, what carries over."""
