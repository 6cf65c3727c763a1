"""Keep a company's strategy as YAML in git and publish it as a linked, checked handbook."""

__version__ = "0.1.0"
