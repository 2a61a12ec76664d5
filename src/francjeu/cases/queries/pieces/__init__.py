"""Which pieces a case has, where they come from, and what of each is shown."""
