"""Addresses of the access pages."""

from django.urls import path

from francjeu.web.accounts import ties, views
from francjeu.web.shell import converters  # noqa: F401  registers <ref:…>

app_name = "accounts"

urlpatterns = [
    path("", views.people, name="people"),
    path("moi/", views.mine, name="mine"),
    path("organisation/", views.organisation, name="organisation"),
    path("ouvrir/", views.open_, name="open"),
    path("invitation/<str:token>/", views.accept, name="accept"),
    path("<ref:ref>/", views.account, name="account"),
    path("<ref:ref>/invitation/", views.invite, name="invite"),
    path("<ref:ref>/droits/", views.give, name="give"),
    path("<ref:ref>/droits/<int:grant_id>/fin/", views.end, name="end"),
    path("<ref:ref>/fiche/", views.recognise, name="recognise"),
    path("<ref:ref>/liens/", ties.ties, name="ties"),
    path("<ref:ref>/liens/<int:tie_id>/fin/", ties.end_tie, name="end_tie"),
    path("<ref:ref>/fermer/", views.close, name="close"),
]
