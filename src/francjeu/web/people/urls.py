"""Addresses of the people pages."""

from django.urls import path

from francjeu.web.people.views import guardians, imports, persons, places
from francjeu.web.shell import converters  # noqa: F401  registers <ref:…>

app_name = "people"

urlpatterns = [
    path("", persons.list_, name="list"),
    path("ajouter/", persons.add, name="add"),
    path("importer/", imports.send, name="send_list"),
    path("importer/<ref:ref>/", imports.look, name="import"),
    path("importer/<ref:ref>/abandonner/", imports.drop, name="drop_list"),
    path("lieux/", places.list_, name="places"),
    path("lieux/ajouter/", places.add, name="add_place"),
    path("lieux/<int:place_id>/", places.place, name="place"),
    path("lieux/<int:place_id>/equipes/", places.add_team, name="add_team"),
    path("<ref:ref>/", persons.person, name="person"),
    path("<ref:ref>/corriger/", persons.change, name="change"),
    path("<ref:ref>/roles/", persons.add_role, name="add_role"),
    path("<ref:ref>/roles/<int:role_id>/fin/", persons.end_role, name="end_role"),
    path("<ref:ref>/garants/", guardians.add, name="add_guardian"),
    path("<ref:ref>/garants/<int:bond_id>/fin/", guardians.end, name="end_guardian"),
]
