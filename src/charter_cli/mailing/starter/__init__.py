"""The mailing to begin with: the real invitation of 26 February 2018, as a folder."""
