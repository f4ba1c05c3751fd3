"""The screens of the program, one a file. A screen shows and asks; it decides nothing."""
