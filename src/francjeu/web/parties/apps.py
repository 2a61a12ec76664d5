"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebParties(AppConfig):
    name = "francjeu.web.parties"
    label = "web_parties"
