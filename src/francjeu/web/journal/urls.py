"""Addresses of the journal pages."""

from django.urls import path

from francjeu.web.journal import views

app_name = "journal"

urlpatterns = [
    path("", views.index, name="index"),
    path("dossier/<str:ref>/", views.case, name="case"),
    path("signalement/<str:ref>/", views.report, name="report"),
    path("compte/<uuid:ref>/", views.account, name="account"),
    path("plateforme/", views.platform, name="platform"),
    path("politique/<int:number>/", views.policy, name="policy"),
    path("reglages/<slug:kind>/", views.settings, name="settings"),
]
