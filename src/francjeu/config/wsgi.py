"""The WSGI door: granian or any other server calls `application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "francjeu.config.settings")
application = get_wsgi_application()

get_resolver().url_patterns  # noqa: B018  the pages are loaded now, not with the first request

# What is loaded by now stays for good: the collector need not walk it again and again.
gc.collect()
gc.freeze()
