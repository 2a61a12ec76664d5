"""Addresses of the letters, for staff."""

from django.urls import path

from francjeu.web.letters import views

app_name = "letters"

urlpatterns = [
    path("", views.list_, name="list"),
    path("<uuid:public_id>/", views.letter, name="letter"),
    path("<uuid:public_id>/pdf/", views.pdf, name="pdf"),
    path("<uuid:public_id>/remise/", views.hand_over, name="hand_over"),
    path("<uuid:public_id>/renvoi/", views.try_again, name="try_again"),
    path("<uuid:public_id>/retour/", views.returned, name="returned"),
    path("<uuid:public_id>/autre-adresse/", views.write_again, name="write_again"),
]
