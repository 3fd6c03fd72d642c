"""What people type about the public page."""
