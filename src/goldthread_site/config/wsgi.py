"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from goldthread_site.config.warm import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread_site.config.settings")
application = get_wsgi_application()

from goldthread_site.trail.keeping import refuse_to_serve_unguarded  # noqa: E402, after Django is set up

refuse_to_serve_unguarded()
warm()
