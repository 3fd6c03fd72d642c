"""Pages that show where things stand; they read and never write."""
