"""Drawings in numbers: what the templates put into SVG."""
