"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebPolicy(AppConfig):
    name = "francjeu.web.policy"
    label = "web_policy"
