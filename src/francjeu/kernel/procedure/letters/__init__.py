"""Which letter tells an act, by which way it goes, what it never repeats, and whether it left."""
