"""Addresses of the public pages."""

from django.urls import path

from francjeu.web.home import views

app_name = "home"

urlpatterns = [
    path("", views.index, name="index"),
    path("aide/", views.help_, name="help"),
    path("confidentialite/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("arret/", views.stop, name="stop"),
    path("avis/", views.notice, name="notice"),
]
