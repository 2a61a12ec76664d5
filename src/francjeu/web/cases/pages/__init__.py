"""What the pages of a case print, built from queries; templates hold no rule."""
