"""One table."""

from django.db import models


class Row(models.Model):
    """One row, as plain as can be."""

    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
