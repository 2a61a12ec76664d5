"""What a measure may be, interim or final; its life; what was given in comparable cases."""
