"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebSetup(AppConfig):
    name = "francjeu.web.setup"
    label = "web_setup"
