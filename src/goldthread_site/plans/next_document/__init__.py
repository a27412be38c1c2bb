"""Next month's document: a later version of a live plan's document, matched to it, looked at and taken in whole."""
