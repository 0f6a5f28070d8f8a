"""The app in a browser: one page, one process a tab, for whoever knows the address."""
