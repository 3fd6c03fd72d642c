"""Pages about people, units and passwords."""
