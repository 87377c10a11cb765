"""Migrations of the record's schema, run by the store itself."""
