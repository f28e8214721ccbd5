"""Lines on sheets: fitting, columns, pagination. Draws nothing. May import `exports.typography`."""
