"""Pieces that look alike: compared by software, judged by a person."""
