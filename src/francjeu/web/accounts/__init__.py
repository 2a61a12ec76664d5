"""Sign-in, two-factor and who may do what."""
