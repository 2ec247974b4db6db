"""Keep the register of the bodies that signed the European Charter for Equality.

The plan of the house, from the ground up (imports point downwards only):

    errors       every way to fail; each class carries its exit code
    shell        a word as it is typed in a command that is shown to be copied
    dates        days, months and years: the earliest and the latest that they can mean
    model        the nouns, as frozen values
    folding      any spelling of a name -> one key
    shelf        folders of interchangeable files: the file's name is the word the user types
    reference/   small dated data that the program reads at run time
    chronology   on which days can an event have happened?   (the law)
    standing     what do the events say about the standing?  (the law)
    conclusion   what the law concludes, as frozen values
    contradictions  what the events of one authority say against each other
    definition   a count always states its definition
    countries    codes and names of countries, in every European language
    places       reference places, as other names of a town
    naming       several names in one cell
    fields       are these words a phone, a postcode, a language?   (email_address: an e-mail?)
    cldr         numbers, dates, lists and plurals in the reader's own way
    languages/   the words of letters and counts: one TOML file a language (a shelf)
    sentence     the count as the sentence of a letter
    matching/    is this row that authority?
    importers/   a stranger's file -> sheets of raw cells    (a shelf)
    reading/     raw cells -> rows under known fields, in a child process with limits
    intake/      rows -> a plan of changes; two lists side by side
    schema       the tables, as numbered migrations
    register/    the one room that queries and writes
    recipients   who gets an envelope, and who does not, and why
    exporters/   recipients -> a mailing list                (a shelf)
    workbook     workbooks of several sheets that people work in
    letter       the frozen value between words and layout
    letterheads/ how letters look                            (a shelf)
    mailing/     a user's folder of texts -> Letters
    outbox       files on the disk: whole or not at all
    typesetting/ layouts and values -> pages, the same on every machine
    letters/     a Letter -> bytes                           (a shelf)
    sheets/      all letters of a round -> what is printed   (a shelf)
    public       what of the register the public may see
    atlas/       what is public -> a static site, pictures, reports
    sample       the real data of the demonstration
    cli/         the front desk: the only room that knows the terminal and the clock
"""

__version__ = "0.1.0"
