"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebCases(AppConfig):
    name = "francjeu.web.cases"
    label = "web_cases"
