"""Addresses of sign-in, password and two-factor: the pages of allauth we open, and no other.

allauth asks for some addresses by name even when we never use them: those lead nowhere.
"""

import functools
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.urls import path, re_path, reverse

from francjeu.web.shell.access import View, public, signed_in


@public
def closed(request: HttpRequest) -> HttpResponseBase:
    """Nobody signs up, and nobody changes their address here: accounts come by invitation."""
    raise Http404


@signed_in
def own(request: HttpRequest) -> HttpResponseBase:
    """The address without more: one’s own account, as « Mon compte » in the menu."""
    return HttpResponseRedirect(reverse("accounts:mine"))


def refusing(view: View) -> View:
    """allauth answers 200 to a form it refuses; ours answer 422, with what was typed."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and isinstance(response, SimpleTemplateResponse):
            form = (response.context_data or {}).get("form")
            if response.status_code == 200 and getattr(form, "errors", None):
                response.status_code = 422
        return response

    return answered


# address, view, name: opened to anyone
ENTRANCE: tuple[tuple[str, View, str], ...] = (
    ("connexion/", account.login, "account_login"),
    ("connexion/cle/", keys.login_webauthn, "mfa_login_webauthn"),
    ("connexion/deuxieme-etape/", mfa.authenticate, "mfa_authenticate"),
    ("deconnexion/", account.logout, "account_logout"),
    ("ferme/", account.account_inactive, "account_inactive"),
    ("mot-de-passe/oublie/", account.password_reset, "account_reset_password"),
    ("mot-de-passe/envoye/", account.password_reset_done, "account_reset_password_done"),
    ("mot-de-passe/change/", account.password_reset_from_key_done,
     "account_reset_password_from_key_done"),
)  # fmt: skip
# for a person's own account
OWN: tuple[tuple[str, View, str], ...] = (
    ("confirmer/", account.reauthenticate, "account_reauthenticate"),
    ("confirmer/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("confirmer/cle/", keys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("mot-de-passe/", account.password_change, "account_change_password"),
    ("deux-etapes/", mfa.index, "mfa_index"),
    ("deux-etapes/application/", totp.activate_totp, "mfa_activate_totp"),
    ("deux-etapes/application/retirer/", totp.deactivate_totp, "mfa_deactivate_totp"),
    ("deux-etapes/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("deux-etapes/codes/nouveaux/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("deux-etapes/codes/fichier/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    ("deux-etapes/cles/", keys.list_webauthn, "mfa_list_webauthn"),
    ("deux-etapes/cles/ajouter/", keys.add_webauthn, "mfa_add_webauthn"),
    ("deux-etapes/cles/<int:pk>/", keys.edit_webauthn, "mfa_edit_webauthn"),
    ("deux-etapes/cles/<int:pk>/retirer/", keys.remove_webauthn, "mfa_remove_webauthn"),
)
NOWHERE = ("account_signup", "account_email", "account_set_password",
           "account_email_verification_sent")  # fmt: skip

urlpatterns = [
    path("", own, name="account_own"),
    *(path(address, public(refusing(view)), name=name) for address, view, name in ENTRANCE),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(refusing(account.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    *(path(address, signed_in(refusing(view)), name=name) for address, view, name in OWN),
    *(path(f"{name}/", closed, name=name) for name in NOWHERE),
]
