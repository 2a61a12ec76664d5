"""Asks a time-stamp authority (RFC 3161 over HTTP); off until an address is configured."""
