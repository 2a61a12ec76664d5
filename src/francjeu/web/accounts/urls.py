"""Addresses of the sign-in and access pages."""

from django.urls import URLPattern

app_name = "accounts"

urlpatterns: list[URLPattern] = []
