"""A stuck action taken to somebody who can move it: until when a reply is wanted, what was said, what came of it."""
