"""Views of the report form, of the reporter’s page, and of staff intake."""
