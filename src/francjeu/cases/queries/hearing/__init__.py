"""What the person concerned may see and has said, and which clocks run meanwhile."""
