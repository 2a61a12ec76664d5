"""The yardstick of the benches: one table, one view that writes one row."""
