"""Mails (.eml) and web pages saved as one file (.mht)."""
