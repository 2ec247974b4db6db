"""Small dated data that the program reads at run time, cut by data/build.py."""
