"""What came at the gate of a case: its answers, reports to join, cases of the same matter."""
