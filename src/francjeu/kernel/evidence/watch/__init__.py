"""The deletion watch: when to look again, what all looks prove, how to say it."""
