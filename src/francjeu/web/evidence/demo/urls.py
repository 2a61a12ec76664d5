"""Addresses of the demonstration’s invented post, and of the page once it was taken away."""

from django.urls import path

from francjeu.web.evidence.demo import views

app_name = "demo_post"

urlpatterns = [
    path("publication/", views.post, name="post"),
    path("publication/retiree/", views.taken_away, name="taken_away"),
]
