"""Reads policy documents (txt, md, html, docx, pdf) into plain text; refuses what holds no text."""
