"""The site: stores, shows and guards what the core (`goldthread`) works out. It decides nothing itself."""
