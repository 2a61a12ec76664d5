"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebHome(AppConfig):
    name = "francjeu.web.home"
    label = "web_home"
