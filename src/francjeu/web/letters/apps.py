"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebLetters(AppConfig):
    name = "francjeu.web.letters"
    label = "web_letters"
