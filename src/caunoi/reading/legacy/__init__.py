"""Vietnamese typed in the encodings that came before Unicode, brought into Unicode."""
