"""Pages, files and feeds for everybody; and the screens of those who decide what is in them."""
