"""What is said and listed of people, their plans and what is removed."""
