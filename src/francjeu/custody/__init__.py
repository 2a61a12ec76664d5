"""The custody log: one tree over every journal entry, signed and stamped so that it only grows."""
