"""Questions with their answers, and how many ``kg ask`` answers."""
