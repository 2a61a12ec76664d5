"""The case: admissibility, notice, hearing, findings, decision, sanction, notification, closing."""
