"""What the rows of a list would change in the register: understood, planned, then applied.

    proposal    one row -> what it says of one authority
    received    a file -> proposals and complaints
    planning    proposals, whom each means, and the register -> a plan
    plan        new, changed, unchanged, to be decided, rejected …
    round_trip  a workbook that a colleague edits and sends back

Nothing here asks a person or writes a row.
"""
