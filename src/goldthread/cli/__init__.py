"""The command line: one file a verb. Only this room and the site read the clock, the files and the terminal."""
