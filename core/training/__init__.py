"""Training and validating Landscribe's networks (``landscribe train``)."""
