"""Django's SQLite with one queue of writers."""
