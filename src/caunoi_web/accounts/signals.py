"""What happens while signing in that apps above write down."""

from django.dispatch import Signal

# Somebody (``person``) signed in with a recovery code.
recovery_code_used = Signal()
