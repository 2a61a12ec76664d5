"""Addresses of the journal pages."""

from django.urls import URLPattern

app_name = "journal"

urlpatterns: list[URLPattern] = []
