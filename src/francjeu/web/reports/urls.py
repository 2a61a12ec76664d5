"""Addresses of the reports pages: steps are numbers, so that no tab or history betrays anyone."""

from django.urls import path

from francjeu.web.reports.views import acts, calls, desk, duty, follow, form, gathering, routing

app_name = "reports"

_DESK = "equipe/reception/"
_DUTY = "equipe/garde/"

urlpatterns = [
    path("signaler/", form.start, name="start"),
    path("f/<int:number>/", form.step, name="step"),
    path("f/code/", form.receipt, name="receipt"),
    path("f/effacer/", form.erase, name="erase"),
    path("f/sortie/", form.leave, name="exit"),
    path("f/fichier/<uuid:piece>/", form.take_back, name="take_back"),
    path("suivi/", follow.code, name="code"),
    path("suivi/moi/", follow.mine, name="mine"),
    path("suivi/moi/fichier/", follow.add_file, name="add_file"),
    path("suivi/moi/accord/<uuid:handover>/", follow.agree, name="agree"),
    path("suivi/moi/visible/<uuid:watch>/", follow.say_visible, name="say_visible"),
    path("suivi/fermer/", follow.close, name="close"),
    path(_DUTY, duty.duty, name="duty"),
    path(f"{_DUTY}qui/", gathering.on_call, name="on_call"),
    path(f"{_DUTY}<slug:ref>/", duty.sheet, name="sheet"),
    path(f"{_DUTY}<slug:ref>/prendre/", duty.take, name="take"),
    path(f"{_DUTY}<slug:ref>/passer/", duty.cannot, name="cannot"),
    path(f"{_DUTY}<slug:ref>/fermer/", duty.close, name="close_sheet"),
    path(f"{_DUTY}<slug:ref>/silence/", duty.lift, name="lift"),
    path(f"{_DUTY}<slug:ref>/ligne/<slug:step>/", duty.line, name="sheet_line"),
    path(_DESK, desk.inbox, name="inbox"),
    path(f"{_DESK}appel/", calls.note, name="note_call"),
    path(f"{_DESK}appel/code/", calls.noted, name="call_noted"),
    path(f"{_DESK}incident/<slug:ref>/", gathering.incident, name="incident"),
    path(f"{_DESK}incident/<slug:ref>/<slug:act>/", gathering.incident_act, name="incident_act"),
    path(f"{_DESK}<slug:ref>/incident/", gathering.gather, name="gather"),
    path(f"{_DESK}<slug:ref>/", desk.report, name="report"),
    path(f"{_DESK}<slug:ref>/urgence/", acts.urgency, name="urgency"),
    path(f"{_DESK}<slug:ref>/non-recevable/", acts.refuse, name="refuse"),
    path(f"{_DESK}<slug:ref>/transmettre/", acts.reroute, name="reroute"),
    path(f"{_DESK}<slug:ref>/reprendre/", acts.again, name="again"),
    path(f"{_DESK}<slug:ref>/identite/", acts.identity, name="identity"),
    path(f"{_DESK}<slug:ref>/endroit/", acts.location, name="location"),
    path(f"{_DESK}<slug:ref>/retirer/", acts.withhold, name="withhold"),
    path(f"{_DESK}<slug:ref>/adulte/", acts.adult, name="adult"),
    path(f"{_DESK}<slug:ref>/aiguillage/", routing.gate, name="gate"),
    path(f"{_DESK}<slug:ref>/separer-en-deux/", routing.split, name="split"),
    path(f"{_DESK}<slug:ref>/soutien/", routing.support, name="support"),
    path(f"{_DESK}<slug:ref>/represailles/", routing.reprisal, name="reprisal"),
    path(f"{_DESK}<slug:ref>/ecarter/", routing.keep_away, name="keep_away"),
    path(f"{_DESK}<slug:ref>/remettre/", routing.hand_over, name="hand_over"),
    path(
        f"{_DESK}<slug:ref>/remettre/<uuid:handover>/<slug:verb>/",
        routing.hand_act,
        name="hand_act",
    ),
    path(f"{_DESK}<slug:ref>/grouper/", desk.group, name="group"),
    path(f"{_DESK}<slug:ref>/separer/", desk.ungroup, name="ungroup"),
    path(f"{_DESK}<slug:ref>/fichier/", desk.add_file, name="add_staff_file"),
    path(f"{_DESK}<slug:ref>/fichier/<uuid:public_id>/", desk.piece, name="piece"),
    path(f"{_DESK}<slug:ref>/fichier/<uuid:public_id>/jouer/", desk.play, name="play"),
]
