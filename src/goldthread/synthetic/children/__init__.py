"""Invented children of Fernshire: joined records with planted late cases and planted dirt, and the truth beside them.

What is true of each measure is said here as each case is made late or on time; nothing here knows how measures count.
"""
