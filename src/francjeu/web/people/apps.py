"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebPeople(AppConfig):
    name = "francjeu.web.people"
    label = "web_people"
