"""The page as words: plain text, Markdown, the preview in a terminal. May import `exports.layout`."""
