"""A package that a stranger verifies without us: its manifests, its proofs, its verdict."""
