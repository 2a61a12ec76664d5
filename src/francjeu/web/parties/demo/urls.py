"""Address of the demonstration’s letter box."""

from django.urls import path

from francjeu.web.parties.demo import views

app_name = "demo"

urlpatterns = [path("courrier/", views.mail, name="mail")]
