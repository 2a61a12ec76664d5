"""The words by which a policy is read, as tables a jurist can correct. No code but tuples."""
