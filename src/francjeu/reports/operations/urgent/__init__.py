"""Someone is called at once: alarms, who is on call, the guided sheet, what must stay silent."""
