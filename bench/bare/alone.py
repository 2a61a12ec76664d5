"""The bare view, and nothing else."""

from bench.bare.views import write
from django.urls import path

urlpatterns = [path("bench/row/", write)]
