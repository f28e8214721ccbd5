"""Files on the disk: generations, the list of people, locks. May import `plans.vault.crypto` and `plans.record`."""
