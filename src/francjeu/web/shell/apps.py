"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebShell(AppConfig):
    name = "francjeu.web.shell"
    label = "web_shell"
