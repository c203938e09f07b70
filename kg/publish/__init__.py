"""Files people and programs read: one module per output format, each a function from a ``Publication`` to bytes."""
