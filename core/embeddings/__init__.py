"""Global embedding fields: unit vectors that know the place, sampled on a model's grid."""
