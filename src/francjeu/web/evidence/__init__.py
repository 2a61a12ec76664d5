"""Pages of evidence: what is known of a post, what was captured, what resembles what."""
