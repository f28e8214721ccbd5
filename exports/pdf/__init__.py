"""A measured page as a tagged PDF, made and read back. May import `exports.layout` and `exports.typography`."""
