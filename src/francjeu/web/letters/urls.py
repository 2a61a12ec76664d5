"""Addresses of the letters, for staff."""

from django.urls import path

from francjeu.web.letters.views import addresses, letters

app_name = "letters"

urlpatterns = [
    path("", letters.list_, name="list"),
    path("adresses/<str:ref>/", addresses.book, name="addresses"),
    path("adresses/<str:ref>/<str:key>/corriger/", addresses.correct, name="correct"),
    path("adresses/<str:ref>/<str:key>/verifier/", addresses.check, name="check"),
    path("adresses/<str:ref>/<str:key>/cesser/", addresses.withdraw, name="withdraw"),
    path("<uuid:public_id>/", letters.letter, name="letter"),
    path("<uuid:public_id>/pdf/", letters.pdf, name="pdf"),
    path("<uuid:public_id>/remise/", letters.hand_over, name="hand_over"),
    path("<uuid:public_id>/renvoi/", letters.try_again, name="try_again"),
    path("<uuid:public_id>/retour/", letters.returned, name="returned"),
    path("<uuid:public_id>/autre-adresse/", letters.write_again, name="write_again"),
]
