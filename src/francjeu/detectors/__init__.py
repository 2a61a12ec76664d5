"""Heavy detectors: same picture, words in a picture, frames of a film; no Django, no decision."""
