"""Which measures run, interim and final, and what became of them."""
