"""The domain: the record, the programme, the guide, the page and the vault. No terminal, no printer."""
