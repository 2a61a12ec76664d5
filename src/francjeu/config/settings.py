"""Django settings: one file, safe by default, read from one frozen environment."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from francjeu.config import database, email, environment

FRANCJEU = environment.read(os.environ)
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = FRANCJEU.secret_key
DEBUG = FRANCJEU.debug
HTTPS = FRANCJEU.url.startswith("https://")
ALLOWED_HOSTS = environment.hosts(FRANCJEU)
CSRF_TRUSTED_ORIGINS = [FRANCJEU.url]
ROOT_URLCONF = "francjeu.config.urls"
WSGI_APPLICATION = "francjeu.config.wsgi.application"

WEB_AREAS = (
    "home", "reports", "policy", "people", "cases", "parties", "today", "journal",
    "accounts", "setup", "letters", "evidence",
)  # fmt: skip
INSTALLED_APPS = [
    "francjeu.web.shell.apps.WebShell",
    *(f"francjeu.web.{area}.apps.Web{area.capitalize()}" for area in WEB_AREAS),
    "francjeu.cases",
    "francjeu.reports",
    "francjeu.evidence",
    "francjeu.notices",
    "francjeu.policy",
    "francjeu.people",
    "francjeu.custody",
    "francjeu.journal",
    "francjeu.plumbing",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "francjeu.plumbing.middleware.private_by_default",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "francjeu.plumbing.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "francjeu.plumbing.middleware.nothing_foreign",
    "allauth.account.middleware.AccountMiddleware",
    "francjeu.web.shell.waiting.StoreDoesNotAnswer",
    "francjeu.web.shell.steady.next_address",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "francjeu.web.shell.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "francjeu.web.shell.templatetags.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database.database(FRANCJEU)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "tools"],
        "OPTIONS": {},
    }
}

CLOCKWORK: dict[str, timedelta] = {  # task → how often it comes back
    "francjeu.evidence.tasks.scan_waiting": timedelta(minutes=15),
    "francjeu.evidence.tasks.fingerprint_waiting": timedelta(minutes=15),
    "francjeu.evidence.tasks.sweep": timedelta(days=1),
    "francjeu.evidence.tasks.renew_locks": timedelta(days=1),
    "francjeu.evidence.tasks.tidy": timedelta(hours=1),
    "francjeu.evidence.tasks.check_mails": timedelta(minutes=15),
    "francjeu.evidence.tasks.watch": timedelta(minutes=5),
    "francjeu.evidence.tasks.put_away": timedelta(hours=1),
    "francjeu.custody.tasks.checkpoint": timedelta(hours=1),
    "francjeu.custody.tasks.stamp": timedelta(minutes=15),
    "francjeu.custody.tasks.witness": timedelta(days=1),
    "francjeu.cases.tasks.remind": timedelta(hours=6),
    "francjeu.cases.tasks.destroy_due": timedelta(days=1),
    "francjeu.cases.tasks.end_interim": timedelta(hours=1),
    "francjeu.cases.tasks.end_watches": timedelta(hours=1),
    "francjeu.cases.tasks.shield": timedelta(hours=1),
    "francjeu.cases.tasks.warn": timedelta(hours=1),
    "francjeu.cases.tasks.sweep_files": timedelta(hours=1),
    "francjeu.reports.tasks.tell_receivers": timedelta(minutes=1),
    "francjeu.notices.tasks.read_returns": timedelta(minutes=5),
    "francjeu.cases.tasks.follow_measures": timedelta(hours=6),
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
ACCOUNT_ADAPTER = "francjeu.web.accounts.adapter.StaffOnly"
ACCOUNT_FORMS = {
    "login": "francjeu.web.accounts.sign_in_forms.SignIn",
    "reset_password": "francjeu.web.accounts.sign_in_forms.PasswordForgotten",
    "reset_password_from_key": "francjeu.web.accounts.sign_in_forms.NewPassword",
    "change_password": "francjeu.web.accounts.sign_in_forms.ChangePassword",
    "reauthenticate": "francjeu.web.accounts.sign_in_forms.ConfirmPassword",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False  # shared computers: the session ends with the browser
MFA_ADAPTER = "francjeu.web.accounts.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "francjeu.web.accounts.sign_in_forms.SecondStep",
    "reauthenticate": "francjeu.web.accounts.sign_in_forms.ConfirmCode",
    "activate_totp": "francjeu.web.accounts.sign_in_forms.AddApplication",
    "add_webauthn": "francjeu.web.accounts.sign_in_forms.AddKey",
    "edit_webauthn": "francjeu.web.accounts.sign_in_forms.RenameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from whoever opened the account
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today:list"
LOGOUT_REDIRECT_URL = "home:index"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
TIME_ZONE = "America/Toronto"
USE_TZ = True
FORMAT_MODULE_PATH = ["francjeu.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = FRANCJEU.data_dir / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": environment.static_storage(FRANCJEU)},
}
WHITENOISE_USE_FINDERS = FRANCJEU.debug
FILE_UPLOAD_HANDLERS = ["francjeu.plumbing.uploads.Bounded"]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

EMAIL_BACKEND, EMAIL = email.backend(FRANCJEU)
EMAIL_HOST = EMAIL.host
EMAIL_PORT = EMAIL.port
EMAIL_HOST_USER = EMAIL.user
EMAIL_HOST_PASSWORD = EMAIL.password
EMAIL_USE_TLS = EMAIL.starttls
EMAIL_USE_SSL = EMAIL.ssl
EMAIL_FILE_PATH = str(FRANCJEU.data_dir / "courriels")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = FRANCJEU.email_from

SESSION_COOKIE_NAME = "fj_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "fj_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "francjeu.web.shell.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "fj_langue"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer makes browsers post forms with Origin: null
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = False  # the reverse proxy's work
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "francjeu": {"level": "INFO"},
        "django_tasks_db": {"level": "ERROR"},
    },
}
