"""The Train page: labels, and the model that learns from them."""
