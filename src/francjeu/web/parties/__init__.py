"""What a party opens by a signed one-time link."""
