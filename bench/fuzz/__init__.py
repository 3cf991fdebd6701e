"""Inputs nobody wrote, for everything that reads: `python -m bench.fuzz`.

Each target makes an input from a number, tries it, and checks what was promised about the answer. The only fine
failure is a `DiptychError`: a sentence for the person at the keyboard. Anything else (another exception, a promise
not kept, more time than an input may take) is counted and printed with the number that makes the same input again.
"""
