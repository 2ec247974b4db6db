"""The register: the one room that queries and writes, with one file per noun.

file         open, check and lock the file
founding     make a new register, bring an old one up to date
batch        one change as a whole: logged field by field, concluded by the law, committed
authorities  find, add, edit
names        all that they are and were called
events       what happened, and the standing that follows from it
contacts     people and mailboxes
statements   numbers that others published
selection    the filters, as conditions
settings     what it was told to do where secretariats differ
counting     the count on a day
listing      authorities with their standing on a day
movements    who joined, renewed, left and merged between two days
checking     recompute everything and name any difference
"""
