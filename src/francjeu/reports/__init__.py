"""Intake: drafts, reports, receipts, threads with reporters, groups of reports on the same content."""
