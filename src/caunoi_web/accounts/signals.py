"""What happens while signing in that apps above write down."""

from django.dispatch import Signal

# Somebody (``person``) signed in with a recovery code.
recovery_code_used = Signal()

# An account (``person``) was made because the university's provider vouched for somebody.
person_made = Signal()
