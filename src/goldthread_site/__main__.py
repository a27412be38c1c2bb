"""`python -m goldthread_site migrate`: the site's commands where it is installed and there is no manage.py."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread_site.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["python -m goldthread_site", *sys.argv[1:]])
