"""Append-only record of every act and every read, sealed per subject; refuses change."""
