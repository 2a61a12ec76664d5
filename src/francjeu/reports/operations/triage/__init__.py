"""A person reads, checks the urgency, gathers, sets apart."""
