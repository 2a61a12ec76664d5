"""Exports of conversations (WhatsApp, Messenger, Instagram, Telegram, SMS), read as a list."""
