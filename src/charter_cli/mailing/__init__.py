"""From a user's folder of texts to letters, and from letters to files.

    new.create       a folder that works as it stands
    folder.read      the folder -> a Mailing
    plan.plan        a Mailing and recipients -> who gets which language, and why
    plan.compose_all … -> Letters, with every number that stands in them
    produce.produce  Letters -> files
    manifest.write   files -> the list of what the folder holds

The texts are filled in a child process with limits (child, template, grammar, filters,
markdown); this side of the pipe (clerk) sees plain data only. A text that is a Word file is
looked at, mended and made a text with marks (word, word_markup, word_merging, word_mending,
word_form) before it goes there, and put together again from what comes back (word_filling).
"""
