"""Public home, doors to outside help, privacy and accessibility pages."""
