"""Pure work on text: statements, tokens, quotation marks, numbers, dates. Knows no story and reads no file."""
