"""All writes of signing, one function per verb."""
