-- A file here belongs to one mistake that was once made; this one only shows the form.
-- row: V43
print("nothing is broken") --> nothing is broken
