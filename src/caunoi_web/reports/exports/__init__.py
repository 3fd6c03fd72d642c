"""Tables as files: what is on the screen, with its filters, its day and who asked for it."""
