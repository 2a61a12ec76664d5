"""The WSGI door: granian or any other server calls `application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "francjeu.config.settings")
application = get_wsgi_application()
