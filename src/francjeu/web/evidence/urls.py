"""Addresses of evidence: all of one file, report or case, lies under its reference."""

from django.urls import path

from francjeu.web.evidence.views import around

app_name = "evidence"

urlpatterns = [
    path("<str:ref>/", around.around, name="file"),
]
