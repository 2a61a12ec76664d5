"""The file itself, as staff read it: the list, one case whole, what can be done, what happened."""
