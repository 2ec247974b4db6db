"""The register: the one room that queries and writes, with one file per noun.

file         open, check and lock the file; lock keeps others away, soundness looks for damage
surroundings where it lies: on a drive of this machine, elsewhere, in a synchronised folder
founding     make a new register, bring an old one up to date
backups      copies that were read back; restoring puts one in the place of the register
batch        one change as a whole: logged field by field, committed
conclusions  what the law says of the events, kept in the table `standing`
entering     many new rows at once
authorities  find, add, edit
names        all that they are and were called; namesakes are called nearly the same
events       what happened, and the standing that follows from it
contacts     people and mailboxes
statements   numbers that others published
occasions    what letters invite to
mailings     rounds of letters: who got which file, with which numbers
proof        a number with those behind it, counted again a year later; reasons tell what changed it
public       what the public may see
intake       a list as a whole; recall is what the register says of those that it is about
selection    the filters, as conditions; regions names those that nobody has
settings     what it was told to do where secretariats differ
counting     the count on a day
listing      authorities with their standing on a day
movements    who joined, renewed, left and merged between two days
checking     named rules for the whole register; rules_on_bodies and rules_on_contacts hold most
expectations counts that must stay true
journal      the log: who, when, which command, field by field; telling puts it in words
undoing      take a batch back, do it again; rewinding does it by sets of rows
past         the register as it was known at the end of a day
unseen       what others changed since somebody last looked
kinship      which table belongs to which
persons      who is meant by a number, a mailbox or a name; hosts those named by occasions alone
traces       all that is stored of a person; dossier puts it together for them
erasure      take a person out for good; tombstones remember it without naming anybody
silences     who asked not to be contacted, kept when an older state comes back
retention    contacts that are not to be kept any longer
"""
