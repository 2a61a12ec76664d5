"""Both ways between who reported and who receives."""
