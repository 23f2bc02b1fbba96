"""The kernels that numba compiles; nobody imports them who was not asked for that engine."""
