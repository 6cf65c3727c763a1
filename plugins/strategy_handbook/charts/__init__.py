"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet.

A picture with links and words is drawn by a template, and only its geometry is worked out here. Pages import a picture
where they draw it: checking plans all pages, and draws none.
"""
