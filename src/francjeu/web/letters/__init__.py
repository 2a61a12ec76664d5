"""Letters as staff follow them: to hand over, come back, codes to tell; and each letter's page."""
