"""What only a Windows Python can show: files that another program holds, and the letters of its pipes."""
