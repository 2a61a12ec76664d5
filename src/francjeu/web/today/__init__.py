"""What a member of staff must do today."""
