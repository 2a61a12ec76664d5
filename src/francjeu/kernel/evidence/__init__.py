"""What sealing is: digests, manifests, the chain of custody and how a stranger verifies it."""
