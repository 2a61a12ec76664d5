"""The pieces of a case: made, prepared, shown, watched."""
