"""The graph in the forms of other programs, one file each; what is only alleged, possible or denied stands in none that tells facts."""
