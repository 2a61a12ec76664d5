"""The demonstration: a fictitious organisation, filled through the same operations as a real one.

Everything here is invented; addresses end in .example, which no one can own.
"""
