"""What the page around an article says of itself: lines, furniture, credits, datelines, headlines."""
