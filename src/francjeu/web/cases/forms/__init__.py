"""What people type on the pages of a case; nothing is decided here."""
