"""Letters and one-time links: describes, never reproduces; sending never fails an act."""
