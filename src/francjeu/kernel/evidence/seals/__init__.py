"""Signatures and time stamps, and what independent verifiers say of them."""
