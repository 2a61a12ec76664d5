"""One file per use case; each is one transaction, one journal entry, one answer."""
