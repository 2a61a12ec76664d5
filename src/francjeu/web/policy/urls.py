"""Addresses of the policy pages: public ones, then those of staff."""

from django.urls import path

from francjeu.web.policy.views import desk, public, settings

app_name = "policy"

urlpatterns = [
    path("politique/", public.read, name="read"),
    path("politique/texte/<int:number>/", public.text, name="text"),
    path("politique/version/<int:number>/", public.version, name="version"),
    path("politique/comparer/<int:before>/<int:after>/", public.compare, name="compare"),
    path("equipe/politique/", desk.versions, name="versions"),
    path("equipe/politique/importer/", desk.import_, name="import"),
    path("equipe/politique/version/<int:number>/", desk.review, name="review"),
    path("equipe/politique/version/<int:number>/publier/", desk.publish, name="publish"),
    path("equipe/politique/version/<int:number>/jeter/", desk.discard, name="discard"),
    path("equipe/politique/reglages/", settings.index, name="all_settings"),
    path("equipe/politique/reglages/<slug:name>/", settings.section, name="section"),
    path("equipe/politique/porte/ajouter/", settings.door, name="add_door"),
    path("equipe/politique/porte/<slug:key>/", settings.door, name="door"),
    path("equipe/politique/porte/<slug:key>/retirer/", settings.remove_door, name="remove_door"),
    path("equipe/politique/lettre/<slug:event>/", settings.letter, name="wording"),
    path("equipe/politique/apercu/<slug:kind>/", settings.preview, name="preview"),
    path("equipe/politique/apercu/<slug:kind>/jeter/", settings.give_up, name="give_up"),
    path("equipe/politique/versions/<slug:kind>/", settings.history, name="history"),
    path(
        "equipe/politique/versions/<slug:kind>/<int:number>/reprendre/",
        settings.restore,
        name="restore",
    ),
    path("equipe/politique/<slug:kind>/", desk.settings_, name="settings"),
]
