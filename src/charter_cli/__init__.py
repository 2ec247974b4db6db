"""Keep the register of the bodies that signed the European Charter for Equality.

The plan of the house, from the ground up (imports point downwards only):

    errors       every way to fail; each class carries its exit code
    dates        days, months and years: the earliest and the latest that they can mean
    model        the nouns, as frozen values
    standing     the law: what the events of an authority say about its standing
    shelf        folders of interchangeable files: the file's name is the word the user types
    countries    codes and names of countries, in every European language
    cldr         numbers, dates, lists and plurals in the reader's own way
    languages/   the words of letters and counts: one TOML file a language
    schema       the tables, as numbered migrations
    register/    the one room that queries and writes
    importers/   a file -> rows                     (a shelf)
    exporters/   recipients -> a mailing list       (a shelf)
    mailing/     a user's folder of texts -> Letters
    letters/     a Letter -> bytes                  (a shelf)
    reference/   small dated data that the program reads at run time
    cli/         the front desk: the only room that knows the terminal and the clock
"""

__version__ = "0.1.0"
