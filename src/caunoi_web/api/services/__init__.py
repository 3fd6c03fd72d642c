"""Writing tokens and webhooks, one function per verb."""
