"""Who sits, who has access, and where members lack."""
