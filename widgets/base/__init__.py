"""What all widgets are built on: lines drawn by hand, the cursor, themes.

May import `widgets.text` and `widgets.models`.
"""
