"""Working copies of pieces, made in a process of their own (ADR 0018): never of the original."""
