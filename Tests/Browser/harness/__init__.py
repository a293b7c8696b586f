"""What the checks stand on: the built site, a server for it, a browser, and findings."""
