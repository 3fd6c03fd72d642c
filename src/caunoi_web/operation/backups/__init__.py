"""Backups: one file that holds the whole installation (decision 0032)."""
