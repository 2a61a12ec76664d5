"""What the pages of reports print, one file per use case."""
