"""What an address answered, and how whole a capture of it is."""
