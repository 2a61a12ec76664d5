"""Addresses of evidence: all of one file, report or case, lies under its reference."""

from django.urls import path

from francjeu.web.evidence.views import (
    answers,
    around,
    beginning,
    captures,
    controls,
    custody,
    hiding,
    isolated,
    isolating,
    likeness,
    masking,
    pieces,
    playing,
    reading,
    sources,
    stitching,
    watching,
)

app_name = "evidence"

urlpatterns = [
    path("temoins/", controls.all_, name="controls"),
    path("temoins/<uuid:control>/retirer/", controls.retire, name="retire_control"),
    path("isolees/", isolated.all_, name="isolated"),
    path("isolees/qui/", isolated.name_keeper, name="name_keeper"),
    path("isolees/<uuid:piece>/", isolated.one, name="isolated_one"),
    path("isolees/<uuid:piece>/remise/", isolated.hand_over, name="hand_over"),
    path("isolees/<uuid:piece>/destruction/", isolated.destroy, name="destroy_isolated"),
    path("garde/", custody.custody, name="custody"),
    path("ressemblances/", answers.answers, name="answers"),
    path("<str:ref>/", around.around, name="file"),
    path("<str:ref>/capture-outillee/", sources.tooled, name="tooled"),
    path("<str:ref>/coller/", stitching.join, name="join"),
    path("<str:ref>/pieces/<uuid:piece>/provenance/", sources.provenance, name="provenance"),
    path("<str:ref>/pieces/<uuid:piece>/lire/", reading.read, name="read"),
    path("<str:ref>/pieces/<uuid:piece>/transcrire/", pieces.transcribe, name="transcribe"),
    path("<str:ref>/captures/nouvelle/", captures.new, name="new_capture"),
    path("<str:ref>/captures/<uuid:capture>/", captures.capture, name="capture"),
    path("<str:ref>/mots/", likeness.search, name="words"),
    path("<str:ref>/ressemblances/<uuid:candidate>/", likeness.likeness, name="likeness"),
    path("<str:ref>/ressemblances/<uuid:candidate>/voir/", likeness.show, name="show_likeness"),
    path(
        "<str:ref>/ressemblances/<uuid:candidate>/image/", likeness.picture, name="likeness_picture"
    ),
    path("<str:ref>/veille/nouvelle/", beginning.new, name="new_watch"),
    path("<str:ref>/veille/<uuid:publication>/", watching.start, name="watch"),
    path("<str:ref>/veille/<uuid:publication>/verifier/", watching.look, name="look"),
    path("<str:ref>/veille/<uuid:publication>/arreter/", watching.stop, name="stop_watch"),
    path("<str:ref>/veille/<uuid:publication>/lu/", watching.read, name="read_watch"),
    path("<str:ref>/veille/<uuid:publication>/visible/", watching.say, name="say"),
    path("<str:ref>/veille/<uuid:publication>/declaration/", watching.state, name="state"),
    path("<str:ref>/pieces/<uuid:piece>/", pieces.piece, name="piece"),
    path("<str:ref>/pieces/<uuid:piece>/voile/", pieces.veiled, name="veiled"),
    path("<str:ref>/pieces/<uuid:piece>/vue/", pieces.seen, name="seen"),
    path("<str:ref>/pieces/<uuid:piece>/convertir/", pieces.convert, name="convert"),
    path("<str:ref>/pieces/<uuid:piece>/lien/", pieces.tie, name="tie"),
    path("<str:ref>/pieces/<uuid:piece>/masquer/", masking.mask, name="mask"),
    path("<str:ref>/pieces/<uuid:piece>/masquer/en-cours/", hiding.progress, name="mask_progress"),
    path("<str:ref>/pieces/<uuid:piece>/son/", playing.heard, name="heard"),
    path("<str:ref>/pieces/<uuid:piece>/copie/", playing.played, name="played"),
    path("<str:ref>/pieces/<uuid:piece>/isoler/", isolating.isolate, name="isolate"),
]
