"""Every setting of the site, each with its reason. What differs between machines comes from the environment.

Each line of `settings.env` in the data folder counts as a variable; one that is set outside goes before it. A secret
may stand in a file of its own: GOLDTHREAD_TRAIL_KEY_FILE names it, and so for the others.

| variable                    | what it sets                                                     |
| --------------------------- | ---------------------------------------------------------------- |
| GOLDTHREAD_DATA             | folder for the database, the secret key, collected page assets   |
| GOLDTHREAD_DATABASE         | postgresql://user:password@host:port/name; unset means SQLite    |
| GOLDTHREAD_HOSTS            | names the site answers to, with commas                           |
| GOLDTHREAD_HTTPS            | 1 where the site stands behind HTTPS: secure cookies, HSTS       |
| GOLDTHREAD_SECRET_KEY       | signs sessions; unset means one is made and kept in the data folder |
| GOLDTHREAD_TRAIL_KEY        | seals the trail; unset means one is made and kept in the data folder. Back it up: |
|                             | without it nothing can be added to the trail                     |
| GOLDTHREAD_SMTP             | smtp://user:password@host:587 (STARTTLS), smtps://…, or smtp+plain://host:25 |
| GOLDTHREAD_SMTP_PASSWORD    | its password, where it is not to stand in the address            |
| GOLDTHREAD_MAIL_FROM        | the address that reminders come from                             |
| GOLDTHREAD_ADDRESS          | where people reach the site, for links in e-mails: https://…     |
| GOLDTHREAD_LINKS            | 0 where no e-mail may hold a link that opens an update form      |
| GOLDTHREAD_DEBUG            | 1 shows tracebacks; never where others can reach the site        |
| GOLDTHREAD_PROXIES          | how many proxies of yours stand before the site; 0 where none    |
| GOLDTHREAD_IDLE_MINUTES     | a session ends after so many minutes without use; 60             |
| GOLDTHREAD_SECOND_STEP      | required: who sees children or gives rights must have a second step |
| GOLDTHREAD_OIDC_ISSUER      | https address of the council's directory; unset means passwords only |
| GOLDTHREAD_OIDC_CLIENT_ID   | the name under which the directory knows this site               |
| GOLDTHREAD_OIDC_SECRET      | what the directory gave this site to prove itself with           |
| GOLDTHREAD_OIDC_NAME        | what the button says: “Sign in with …”; “the council’s directory” |
"""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from goldthread_site.config import environment

HERE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder(HERE)
environment.read_settings(DATA)
environment.read_secrets()

# --- Who may reach it -----------------------------------------------------------------------------------------
DEBUG = environment.switched_on("GOLDTHREAD_DEBUG")  # off even in the demo: what people see is what runs
SECRET_KEY = environment.secret_key(DATA)
TRAIL_KEY = environment.trail_key(DATA)  # kept apart from the database, so that its file alone cannot be sealed anew
HOSTS = environment.listed("GOLDTHREAD_HOSTS", "")
ALLOWED_HOSTS = [*HOSTS, "127.0.0.1", "localhost"]  # a watcher on the machine itself asks whether it is up
HTTPS = environment.switched_on("GOLDTHREAD_HTTPS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS] if HTTPS else []

# --- What it is made of ---------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",  # codes from a phone, passkeys, recovery codes
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",  # the council's directory
    "axes",  # stops whoever tries passwords
    # In the order of the rooms: an app may use those above it, never those below.
    "goldthread_site.look",
    "goldthread_site.trail",
    "goldthread_site.people",
    "goldthread_site.council",
    "goldthread_site.owners",
    "goldthread_site.plans",
    "goldthread_site.my",
    "goldthread_site.api",
    "goldthread_site.backups",
    "goldthread_site.service",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # page assets, without a second server
    "csp.middleware.CSPMiddleware",
    "goldthread_site.look.caching.NothingKept",  # no page of a plan stays in a browser after signing out
    "goldthread_site.api.door.ApiDoor",  # programs come in here, with a token and nothing of what is below
    "goldthread_site.look.sessions.ReadOn",  # Django's sessions; reading goes on while nothing can be saved
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is closed unless it says it is public
    "goldthread_site.people.capabilities.RuleRequired",  # a page without a declared rule is closed to everyone
    "goldthread_site.plans.past_day.PastDay",  # “as_at” in an address: the plan as it stood, where nothing changes
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldthread_site.look.errors.SaidPlainly",  # what cannot be done is a page with one sentence, never a traceback
    "allauth.account.middleware.AccountMiddleware",
    "goldthread_site.people.idle.IdleLimit",  # ends a session that nobody used for a while
    "goldthread_site.people.second_step.SecondStepRequired",
    "goldthread_site.people.looks.LooksLogged",  # each page that an adviser or inspector opens is written down
    "axes.middleware.AxesMiddleware",  # the last one, as it asks to be
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
                "goldthread_site.council.context.council",
            ],
            "builtins": ["goldthread_site.look.templatetags.look"],  # {% rating %}, {% due_date %}… on every page
        },
    }
]

# --- Where it keeps things ------------------------------------------------------------------------------------
DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
EVIDENCE = DATA / "evidence"  # the bytes of evidence, by their digest; no web server serves this folder
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
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: refuses before a password is looked at
    "allauth.account.auth_backends.AuthenticationBackend",  # as slow for an unknown name as for a known one
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # how long a link to choose a password works: over a weekend
IDLE_MINUTES = environment.number("GOLDTHREAD_IDLE_MINUTES", 60)
SECOND_STEP_REQUIRED = environment.chosen("GOLDTHREAD_SECOND_STEP", "", "required") == "required"
PROXIES = environment.number("GOLDTHREAD_PROXIES", 0)

# Nobody signs up; people are known by their sign-in name; e-mail is for reminders, not for proving who one is.
ACCOUNT_ADAPTER = "goldthread_site.people.allauth_adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # until the browser closes it or the limits below end it
# Per account, from wherever the tries come; those per account and address are axes' business, just below.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "20/5m/key"}
MFA_ADAPTER = "goldthread_site.people.allauth_adapters.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Goldthread"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute out
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
SOCIALACCOUNT_ADAPTER = "goldthread_site.people.allauth_adapters.Directory"
SOCIALACCOUNT_PROVIDERS = environment.directory()
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10

AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # nobody can lock a colleague out from another address
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "goldthread_site.people.sign_ins.name_for_counting"
AXES_CLIENT_IP_CALLABLE = "goldthread_site.people.sign_ins.address_for_counting"
AXES_LOCKOUT_CALLABLE = "goldthread_site.people.sign_ins.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "credential", "next", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True  # who signed in when stands in the log and with the account
AXES_VERBOSE = False

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
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^up/$"]  # a watcher on the machine itself asks without HTTPS
# W021 asks to have browsers list the domain as HTTPS for ever: the council's domain is not ours to put on a list.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# --- How much it takes in -------------------------------------------------------------------------------------
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024  # the longest real plan we know is 1 MB
EVIDENCE_LIMIT_BYTES = 20 * 1024 * 1024  # minutes with their pictures; what is larger stands elsewhere, as a link
FILE_UPLOAD_HANDLERS = [
    "goldthread_site.look.uploads.LimitedUpload",  # refuses what is over the limit while it arrives
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = EVIDENCE_LIMIT_BYTES + 1024 * 1024  # in memory only: no copy of a file is left in /tmp
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000  # closing a plan asks two questions of each of 300 actions
DATA_UPLOAD_MAX_NUMBER_FILES = 1
READINGS_AT_ONCE = 2  # documents read at a time on this machine; each has a process of its own, of up to 512 MB
READINGS_WAITING = 4  # how many more may wait for a place; fewer than a worker's threads, with those being read
READING_WAIT_SECONDS = 5  # and how long, before the person is asked to try again
API_REQUESTS_A_MINUTE = 600  # of one token: a program that runs wild leaves room for people
DRAFT_KEPT_DAYS = 30  # an import nobody finished is thrown away after this

# --- Links that open one update form without a password ---------------------------------------------------------
UPDATE_LINKS = environment.switched_on("GOLDTHREAD_LINKS", default=True)
UPDATE_LINK_HOURS = 72  # over a weekend
UPDATE_LINK_KEPT_DAYS = 365  # then a link that ended is thrown away, its log with it

# --- E-mail ---------------------------------------------------------------------------------------------------
ADDRESS = environment.address()  # where people reach the site: the links in an e-mail begin with it
MAIL_FROM = environment.line("GOLDTHREAD_MAIL_FROM")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
_MAIL = environment.mail_server()
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.ssl, _MAIL.starttls
EMAIL_TIMEOUT = 20  # seconds; a server that says nothing holds nobody up for longer
MAIL_NEEDS = {"GOLDTHREAD_SMTP": EMAIL_HOST, "GOLDTHREAD_MAIL_FROM": MAIL_FROM, "GOLDTHREAD_ADDRESS": ADDRESS}

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
        "axes": {"handlers": ["screen"], "level": "ERROR", "propagate": False},  # goldthread.people says it by account
        "goldthread": {"handlers": ["screen"], "level": "INFO", "propagate": False},
    },
}
