"""What only ``mkdocs serve`` needs: keeping what an edit does not touch, and telling what an edit has broken."""
