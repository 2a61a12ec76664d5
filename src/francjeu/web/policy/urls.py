"""Addresses of the policy pages: public ones, then those of staff."""

from django.urls import path

from francjeu.web.policy.views import desk, public

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
    path("equipe/politique/<slug:kind>/", desk.settings_, name="settings"),
]
