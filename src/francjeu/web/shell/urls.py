"""Addresses of what the shell itself serves."""

from django.urls import path

from francjeu.web.shell import views

app_name = "shell"

urlpatterns = [
    path("langue/", views.language, name="language"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/desk/", views.gallery_desk, name="gallery_desk"),
]
