"""What a visitor writes and sends."""
