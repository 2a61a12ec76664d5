"""Append-only record of every act and every read, chained and sealed per subject; refuses change."""
