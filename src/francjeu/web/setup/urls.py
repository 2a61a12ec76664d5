"""Addresses of the first-run pages."""

from django.urls import URLPattern

app_name = "setup"

urlpatterns: list[URLPattern] = []
