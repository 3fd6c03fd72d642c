"""Scanned pages and pictures of text, read by Tesseract (the extra ``ocr``)."""
