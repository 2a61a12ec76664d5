"""What somebody must do today."""
