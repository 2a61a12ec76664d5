"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebAccounts(AppConfig):
    name = "francjeu.web.accounts"
    label = "web_accounts"
