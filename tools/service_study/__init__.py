"""How often intervals of service figures hold what is true."""
