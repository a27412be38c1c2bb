"""What a command says, as rows and as text for people: nothing here reads a file or decides an exit code."""
