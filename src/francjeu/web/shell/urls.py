"""Addresses of what the shell itself serves."""

from django.urls import URLPattern

app_name = "shell"

urlpatterns: list[URLPattern] = []
