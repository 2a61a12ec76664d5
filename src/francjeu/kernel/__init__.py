"""Pure rules: no Django, no clock, no network, no disk, no settings."""
