"""How dates and numbers are written and read: the day always comes first."""
