"""Sealing a piece and keeping it: vaults, the store looked after, the exported folder."""
