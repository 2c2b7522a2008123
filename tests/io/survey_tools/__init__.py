"""Files of every shape that survey tools export, each with the dirt of real ones."""
