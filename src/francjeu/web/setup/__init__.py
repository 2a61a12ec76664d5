"""First run: organisation, privacy officer, administrator, policy."""
