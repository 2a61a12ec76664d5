"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebReports(AppConfig):
    name = "francjeu.web.reports"
    label = "web_reports"
