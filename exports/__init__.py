"""From a chosen page or record to bytes: PDF, text, Markdown and JSON."""
