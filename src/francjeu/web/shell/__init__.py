"""What every page shares: layout, components, styles, behaviours, fragments, gallery."""
