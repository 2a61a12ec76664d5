"""The WSGI door of the bench's server: the project's own, for the bare view too."""

from francjeu.config.wsgi import application

__all__ = ["application"]
