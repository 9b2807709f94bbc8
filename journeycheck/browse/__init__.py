"""The browser: which one works here, and what it shows of a page."""
