"""Steps of exchanges between parties, made of passages of many articles."""
