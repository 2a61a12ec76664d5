"""What a person may do by link: pass the door, read, answer, ask that others look again."""
