"""A case begins: opened, its people named, one for each person concerned."""
