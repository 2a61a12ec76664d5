"""Who speaks for a young person, and whether the person concerned could answer."""
