"""Addresses of the daily list."""

from django.urls import path

from francjeu.web.today import views

app_name = "today"

urlpatterns = [
    path("", views.list_, name="list"),
    path("taches-arretees/", views.stuck, name="stuck"),
    path("taches-arretees/<uuid:job>/", views.retry, name="retry"),
]
