"""Addresses of the one-time-link pages."""

from django.urls import path

from francjeu.web.parties import views

app_name = "parties"

urlpatterns = [
    path("", views.file, name="file"),
    path("fin/", views.ended, name="ended"),
    path("fin/nouveau-lien/", views.renew_visit, name="renew_visit"),
    path("quitter/", views.leave, name="leave"),
    path("lettre/<uuid:public_id>/", views.letter, name="letter"),
    path("lettre/<uuid:public_id>/pdf/", views.letter_pdf, name="letter_pdf"),
    path("<str:token>", views.door, name="door"),
    path("<str:token>/nouveau-lien/", views.renew, name="renew"),
    path("<str:token>/pas-moi/", views.not_me, name="not_me"),
]
