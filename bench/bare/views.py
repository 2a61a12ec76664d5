"""The bare view."""

from bench.bare.models import Row
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def write(request: HttpRequest) -> HttpResponse:
    """What any Django site does at least: read a form, write one row, answer 303."""
    Row.objects.create(text=request.POST["text"])
    return HttpResponse(status=303, headers={"Location": "/"})
