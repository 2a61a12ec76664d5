"""Measures, interim and final, and how they are carried out."""
