"""What people type on the pages of evidence; nothing is decided here."""
