"""Original e-mails (RFC 5322), read in a process of their own, never rendered."""
