"""What operations take and give, one file for each kind of record."""
