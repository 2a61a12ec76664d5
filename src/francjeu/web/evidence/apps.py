"""Registers the pages under a label of their own, apart from the domain app of the same name."""

from django.apps import AppConfig


class WebEvidence(AppConfig):
    name = "francjeu.web.evidence"
    label = "web_evidence"
