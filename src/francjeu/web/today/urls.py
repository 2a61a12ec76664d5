"""Addresses of the daily list."""

from django.urls import URLPattern

app_name = "today"

urlpatterns: list[URLPattern] = []
