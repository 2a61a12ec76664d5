"""What a policy is: clauses, features, gaps, versions, differences; how one is read from text."""
