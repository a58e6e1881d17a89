"""Global embedding fields: unit vectors of places, sampled on a model's grid."""
