"""The pages of a case: form → operation → answer, one file per use case."""
