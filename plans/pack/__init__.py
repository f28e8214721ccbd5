"""The programme text of one locale: models of the TOML files, loading, a service's own folder over them.

May import nothing else of ours.
"""
