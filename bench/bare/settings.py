"""The project's settings with the bare view added; FJ_BENCH_BARE=1 leaves nothing but the view."""

import os

from francjeu.config.settings import *  # noqa: F403
from francjeu.config.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

ROOT_URLCONF = "bench.bare.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench.bare"]
if os.environ.get("FJ_BENCH_BARE"):
    ROOT_URLCONF = "bench.bare.alone"
    INSTALLED_APPS, MIDDLEWARE, TEMPLATES = ["bench.bare"], [], []
