"""Letters and addresses, for staff: form → operation → answer."""
