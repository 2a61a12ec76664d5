"""In the demonstration only: the e-mails that left, so that someone can open them as the person."""
