"""Addresses of cases; an act’s address is named after its verb."""

from django.urls import path

from francjeu.web.cases.views import (
    admitting,
    case,
    deciding,
    exhibits,
    hearing,
    lists,
    pieces,
    preparing,
    taking,
    timing,
)

app_name = "cases"

urlpatterns = [
    path("", lists.list_, name="list"),
    path("nouveau/", lists.open_, name="new"),
    path("<str:ref>/", case.case, name="case"),
    path("<str:ref>/noms/", case.names, name="names"),
    path("<str:ref>/acces/", case.access, name="access"),
    path("<str:ref>/acces/nommer/", case.seat, name="seat"),
    path("<str:ref>/acces/responsable/", case.hand_over, name="hand_over"),
    path("<str:ref>/lien/", case.declare, name="declare"),
    path("<str:ref>/articles/", preparing.allege, name="allege"),
    path("<str:ref>/personnes/ajouter/", preparing.add_party, name="add_party"),
    path("<str:ref>/represailles/", preparing.answer_reprisal, name="answer_reprisal"),
    path("<str:ref>/ailleurs/", preparing.set_parallel, name="set_parallel"),
    path("<str:ref>/ailleurs/confirmer/", preparing.clear_parallel, name="clear_parallel"),
    path("<str:ref>/pieces/ajouter/", exhibits.add_exhibit, name="add_exhibit"),
    path("<str:ref>/pieces/signalement/", exhibits.from_report, name="from_report"),
    path("<str:ref>/pieces/fichier/", exhibits.upload, name="upload"),
    path("<str:ref>/pieces/<int:number>/", pieces.piece, name="piece"),
    path("<str:ref>/pieces/<int:number>/contenu/", pieces.piece_content, name="piece_content"),
    path("<str:ref>/recevable/", admitting.declare_admissible, name="declare_admissible"),
    path("<str:ref>/irrecevable/", admitting.dismiss, name="dismiss"),
    path("<str:ref>/transmettre/", admitting.refer, name="refer"),
    path("<str:ref>/avis/", hearing.notify, name="notify"),
    path("<str:ref>/delai/", hearing.extend, name="extend"),
    path("<str:ref>/horloge/arreter/", timing.pause, name="pause_clock"),
    path("<str:ref>/horloge/repartir/", timing.resume, name="resume_clock"),
    path("<str:ref>/reponse/", hearing.receive_response, name="receive_response"),
    path("<str:ref>/reponse/", hearing.receive_response, name="add_response"),
    path("<str:ref>/silence/", hearing.note_silence, name="note_silence"),
    path("<str:ref>/audition/", hearing.call_hearing, name="call_hearing"),
    path("<str:ref>/audition/proces-verbal/", hearing.hold_hearing, name="hold_hearing"),
    path("<str:ref>/audition/par-ecrit/", hearing.hear_in_writing, name="hear_in_writing"),
    path("<str:ref>/constat/<int:clause>/<str:element>/", deciding.find, name="find"),
    path("<str:ref>/decision/", deciding.decide, name="decide"),
    path("<str:ref>/decision/envoyer/", deciding.announce, name="announce"),
    path("<str:ref>/appel/", deciding.appeal, name="appeal"),
    path("<str:ref>/appel/decider/", deciding.decide_appeal, name="decide_appeal"),
    path("<str:ref>/emporter/", taking.export, name="export"),
    path("<str:ref>/fermer/", deciding.close, name="close"),
]
