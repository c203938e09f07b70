"""Questions that people ask of the dataset, as pure functions over a store: find, show, who held, why."""
