"""The addresses of the web app: each module reads what was asked, calls a use case and gives plain data."""
