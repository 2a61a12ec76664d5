"""Addresses of the one-time-link pages."""

from django.urls import path

from francjeu.web.parties.views import (
    answer,
    appeal,
    asking,
    bringing,
    contesting,
    door,
    file,
    meeting,
)

app_name = "parties"

urlpatterns = [
    path("", file.file, name="file"),
    path("pieces/", file.pieces, name="pieces"),
    path("pieces/<int:number>/copie/", file.copy, name="copy"),
    path("pieces/<int:number>/mots/", file.words, name="words"),
    path("lettre/<uuid:public_id>/", file.letter, name="letter"),
    path("lettre/<uuid:public_id>/pdf/", file.letter_pdf, name="letter_pdf"),
    path("reponse/", answer.write, name="answer"),
    path("reponse/verifier/", answer.check, name="answer_check"),
    path("temps/", asking.time, name="time"),
    path("comite/", asking.challenge, name="panel"),
    path("adulte/", asking.adult, name="adult"),
    path("rencontre/", meeting.meeting, name="meeting"),
    path("rencontre/notes/", meeting.minutes, name="minutes"),
    path("mes-pieces/", bringing.brought, name="brought"),
    path("mesure/<int:number>/", contesting.measure, name="measure"),
    path("mesure/<int:number>/pieces/", contesting.pieces, name="measure_pieces"),
    path("revision/", appeal.appeal, name="appeal"),
    path("fin/", door.ended, name="ended"),
    path("fin/nouveau-lien/", door.renew_visit, name="renew_visit"),
    path("quitter/", door.leave, name="leave"),
    path("<str:token>", door.door, name="door"),
    path("<str:token>/nouveau-lien/", door.renew, name="renew"),
    path("<str:token>/pas-moi/", door.not_me, name="not_me"),
]
