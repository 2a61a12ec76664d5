"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebToday(AppConfig):
    name = "francjeu.web.today"
    label = "web_today"
