"""Intake: drafts, reports, receipts, threads with reporters, groups on the same content."""
