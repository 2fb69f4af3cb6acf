"""Make the model that ships with the package: needs torch, which nothing at run time does. See ``make train``."""
