"""The WSGI door of the bench's server."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
