"""Reading what a mail server sends back."""
