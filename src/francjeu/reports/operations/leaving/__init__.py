"""What this policy cannot decide goes to who can."""
