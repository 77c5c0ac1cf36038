"""From bytes to text: plain files and saved pages."""
