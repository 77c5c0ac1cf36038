"""Pictures as SVG, made on the server: they print, scale and are walked by keyboard; each has a table beside it."""
