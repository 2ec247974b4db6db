"""Words that lists use: one file a language, the file's name is its tag."""
