"""Addresses of the one-time-link pages."""

from django.urls import URLPattern

app_name = "parties"

urlpatterns: list[URLPattern] = []
