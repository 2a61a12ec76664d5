"""Pages: forms in, operations called, HTML out; holds no rule and touches no table."""
