"""The project's settings with the bare view added.

FJ_BENCH_BARE=django leaves the view alone in a site as `startproject` makes one; =nothing takes
every middleware away too.
"""

import os

from francjeu.config.settings import *  # noqa: F403
from francjeu.config.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

ROOT_URLCONF = "bench.bare.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench.bare"]
if bare := os.environ.get("FJ_BENCH_BARE"):
    ROOT_URLCONF = "bench.bare.alone"
    INSTALLED_APPS, MIDDLEWARE, TEMPLATES = ["bench.bare"], [], []
    if bare == "django":
        AUTH_USER_MODEL = "auth.User"
        INSTALLED_APPS = [
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "bench.bare",
        ]
        MIDDLEWARE = [
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ]
