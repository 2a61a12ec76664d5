"""The report form, the reporter's page, and staff intake."""
