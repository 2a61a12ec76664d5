"""The project's own addresses, and the bare view beside them."""

from bench.bare.views import write
from django.urls import include, path

urlpatterns = [path("bench/row/", write), path("", include("francjeu.config.urls"))]
