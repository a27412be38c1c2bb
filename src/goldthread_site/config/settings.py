"""Every setting of the site, each with its reason. What differs between machines comes from the environment.

| variable                    | what it sets                                                     |
| --------------------------- | ---------------------------------------------------------------- |
| GOLDTHREAD_DATA             | folder for the database, the secret key, collected page assets   |
| GOLDTHREAD_DATABASE         | postgresql://user:password@host:port/name; unset means SQLite    |
| GOLDTHREAD_HOSTS            | names the site answers to, with commas                           |
| GOLDTHREAD_HTTPS            | 1 where the site stands behind HTTPS: secure cookies, HSTS       |
| GOLDTHREAD_SECRET_KEY       | signs sessions; unset means one is made and kept in the data folder |
| GOLDTHREAD_DEBUG            | 1 shows tracebacks; never where others can reach the site        |
"""

from pathlib import Path

from csp.constants import NONE, SELF

from goldthread_site.config import environment

HERE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder(HERE.parent.parent / "var")

# --- Who may reach it -----------------------------------------------------------------------------------------
DEBUG = environment.switched_on("GOLDTHREAD_DEBUG")  # off even in the demo: what people see is what runs
SECRET_KEY = environment.secret_key(DATA)
ALLOWED_HOSTS = environment.listed("GOLDTHREAD_HOSTS", "127.0.0.1,localhost")
HTTPS = environment.switched_on("GOLDTHREAD_HTTPS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# --- What it is made of ---------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    # In the order of the rooms: an app may use those above it, never those below.
    "goldthread_site.look",
    "goldthread_site.people",
    "goldthread_site.trail",
    "goldthread_site.plans",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # page assets, without a second server
    "csp.middleware.CSPMiddleware",
    "goldthread_site.look.caching.NothingKept",  # no page of a plan stays in a browser after signing out
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is closed unless it says it is public
    "goldthread_site.people.capabilities.RuleRequired",  # a page without a declared rule is closed to everyone
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldthread_site.look.errors.SaidPlainly",  # what cannot be done is a page with one sentence, never a traceback
]
ROOT_URLCONF = "goldthread_site.config.urls"
WSGI_APPLICATION = "goldthread_site.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldthread_site.look.context.every_page",
            ],
            "builtins": ["goldthread_site.look.templatetags.look"],  # {% rating %}, {% due_date %}… on every page
        },
    }
]

# --- Where it keeps things ------------------------------------------------------------------------------------
DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is kept as a loose file
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Signing in -----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "people:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goldthread_site.look.errors.form_out_of_date"

# --- What a browser may do with a page ------------------------------------------------------------------------
# Everything comes from this site: no inline style or script, nothing from elsewhere, no framing.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# --- How much it takes in -------------------------------------------------------------------------------------
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024  # the longest real plan we know is 1 MB
FILE_UPLOAD_HANDLERS = [
    "goldthread_site.look.uploads.LimitedUpload",  # refuses what is over the limit while it arrives
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT_BYTES  # held in memory only; no copy of a plan is left in /tmp
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 1
READINGS_AT_ONCE = 2  # documents read at a time on this machine; each has a process of its own, of up to 512 MB
READINGS_WAITING = 4  # how many more may wait for a place; fewer than a worker's threads, with those being read
READING_WAIT_SECONDS = 5  # and how long, before the person is asked to try again
DRAFT_KEPT_DAYS = 30  # an import nobody finished is thrown away after this

# --- Words and days -------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False  # one language
USE_TZ = True
TODAY = None  # a date here stands in for today, in tests only

# --- What it says to its keeper -------------------------------------------------------------------------------
# Ids and addresses, never names, texts of a plan or what was typed into a form.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"screen": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["screen"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["screen"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["screen"], "level": "ERROR", "propagate": False},  # not each mistyped form
        "goldthread": {"handlers": ["screen"], "level": "INFO", "propagate": False},
    },
}
