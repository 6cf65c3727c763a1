"""Edits that commands make to the files of a strategy: one file per edit.

Every edit is a pure function: it takes what was read and gives drafts, the new bytes of each file it touches.
Nothing is written until all drafts of a command are ready and what they lead to has been read and checked
(``store.replace_all``).

Edits cut and paste text at the places the reader knows (``splice``); they never dump a file anew. A round trip
through ruamel.yaml would be less code, but it wraps long texts anew, changes blanks inside ``{from: 78, to: 90}``,
and hangs a comment on the field before it, so that it wanders when fields change places. What a leader has not
touched stays as it is, byte for byte.
"""
