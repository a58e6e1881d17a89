"""How right a land-cover map is: comparison with a reference, estimates, sample design, report."""
