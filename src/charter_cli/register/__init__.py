"""The register: the one room that queries and writes, with one file per noun.

file         open, check and lock the file
founding     make a new register, bring an old one up to date
batch        one change as a whole: logged field by field, concluded by the law, committed
authorities  find, add, edit
names        all that they are and were called
events       what happened, and the standing that follows from it
contacts     people and mailboxes
statements   numbers that others published
mailings     rounds of letters: who got which file, with which numbers
proof        a number with those behind it, counted again a year later, and what changed it
selection    the filters, as conditions
settings     what it was told to do where secretariats differ
counting     the count on a day
listing      authorities with their standing on a day
movements    who joined, renewed, left and merged between two days
checking     named rules for the whole register; doubts and people hold those on bodies and contacts
expectations counts that must stay true
journal      the log: who, when, which command, field by field; telling puts it in words
undoing      take a batch back, do it again; rewinding does it by sets of rows
knowledge    the register as it was known at the end of a day
kinship      which table belongs to which
persons      all that is stored of a person; dossier puts it together for them
erasure      take a person out for good; erased remembers it without naming anybody
retention    contacts that are not to be kept any longer
"""
