"""What a fair procedure is: state machines as tables, deadlines, the profile that sets them."""
