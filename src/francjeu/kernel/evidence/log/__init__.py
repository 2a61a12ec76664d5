"""The custody log: a tree that only grows, and its checkpoints."""
