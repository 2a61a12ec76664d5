"""The report of an exported folder: what each piece is, and each check told to a parent."""
