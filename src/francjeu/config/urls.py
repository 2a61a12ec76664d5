"""Every address: public ones in French, each area under its own name."""

from django.urls import include, path

urlpatterns = [
    path("", include("francjeu.web.reports.urls")),
    path("", include("francjeu.web.home.urls")),
    path("", include("francjeu.web.policy.urls")),
    path("p/", include("francjeu.web.parties.urls")),
    path("demo/", include("francjeu.web.parties.demo.urls")),
    path("demo/", include("francjeu.web.evidence.demo.urls")),
    path("equipe/", include("francjeu.web.today.urls")),
    path("equipe/dossiers/", include("francjeu.web.cases.urls")),
    path("equipe/preuves/", include("francjeu.web.evidence.urls")),
    path("equipe/personnes/", include("francjeu.web.people.urls")),
    path("equipe/courrier/", include("francjeu.web.letters.urls")),
    path("equipe/journal/", include("francjeu.web.journal.urls")),
    path("equipe/acces/", include("francjeu.web.accounts.urls")),
    path("installation/", include("francjeu.web.setup.urls")),
    path("compte/", include("francjeu.web.accounts.entrance")),
    path("", include("francjeu.web.shell.urls")),
]

handler400 = "francjeu.web.shell.errors.bad_request"
handler403 = "francjeu.web.shell.errors.forbidden"
handler404 = "francjeu.web.shell.errors.not_found"
handler500 = "francjeu.web.shell.errors.broken"
