"""At which address a party is reached, and which letters wait for somebody."""
