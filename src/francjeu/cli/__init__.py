"""The command line: one module per command, French messages, exit codes."""
