"""The policy clause by clause for all; import, review and publish for staff."""
