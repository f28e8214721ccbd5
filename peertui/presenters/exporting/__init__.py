"""What is said and listed of copies that leave."""
