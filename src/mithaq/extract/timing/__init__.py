"""Time expressions: words of a pack's calendar, patterns over their classes, and the EDTF values that follow."""
