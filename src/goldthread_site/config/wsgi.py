"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from goldthread_site.config.warm import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread_site.config.settings")
application = get_wsgi_application()

from goldthread_site.backups.upgrading import refuse_to_serve_another_release  # noqa: E402, after Django is set up
from goldthread_site.trail.keeping import refuse_to_serve_unguarded, refuse_to_serve_with_another_key  # noqa: E402

refuse_to_serve_another_release()
refuse_to_serve_unguarded()
refuse_to_serve_with_another_key()
warm()
