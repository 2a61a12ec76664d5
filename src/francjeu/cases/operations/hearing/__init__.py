"""Before a decision: notice, answer, time, pauses."""
