"""Pages of the attention app."""
