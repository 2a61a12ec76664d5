"""All writes to accounts, the organisation and the register, one file per subject."""
