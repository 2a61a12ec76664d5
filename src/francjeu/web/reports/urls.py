"""Addresses of the reports pages: steps are numbers, so that no tab or history betrays anyone."""

from django.urls import path

from francjeu.web.reports.views import follow, form

app_name = "reports"

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
    path("suivi/fermer/", follow.close, name="close"),
]
