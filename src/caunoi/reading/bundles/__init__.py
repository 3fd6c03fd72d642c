"""Files with several documents inside: ZIP archives, and mails with what is attached to them."""
