"""What is known of where a piece comes from: who made it, who agrees, what it says of itself."""
