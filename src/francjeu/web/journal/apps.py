"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebJournal(AppConfig):
    name = "francjeu.web.journal"
    label = "web_journal"
