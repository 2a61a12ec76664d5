"""Who sits, who steps aside, how several decide."""
