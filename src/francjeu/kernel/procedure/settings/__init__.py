"""What an organisation sets where its policy is silent: values, delays, doors, and their limits."""
