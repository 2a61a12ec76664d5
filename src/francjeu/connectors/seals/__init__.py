"""Electronic seals on documents that leave: PAdES on a PDF."""
