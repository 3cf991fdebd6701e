"""Things that go wrong around a build, counted: `python -m bench.faults`.

After each fault the site must be whole (the old one or the new one, never a mixture, never nothing), what refused must
have said so in one sentence, and the next build must succeed.
"""
