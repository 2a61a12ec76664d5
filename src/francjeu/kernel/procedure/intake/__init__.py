"""How a report comes in: what is told, of which content, how urgent it is, where it goes."""
