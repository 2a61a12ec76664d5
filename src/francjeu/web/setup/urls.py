"""Addresses of the first-run pages."""

from django.urls import path

from francjeu.web.setup import views
from francjeu.web.shell import converters  # noqa: F401  registers <ref:…>

app_name = "setup"

urlpatterns = [
    path("etape/organisation/", views.organisation_, name="organisation"),
    path("etape/renseignements-personnels/", views.privacy, name="privacy"),
    path("etape/administration/", views.administrator, name="administrator"),
    path("etape/premiers-droits/", views.others, name="others"),
    path("etape/premiers-droits/<ref:ref>/retirer/", views.remove, name="remove"),
    path("etape/politique/", views.policy_, name="policy"),
    path("etape/ouvrir/", views.open_, name="open"),
    path("<str:token>/", views.door, name="door"),
]
