"""Graphs and linked data: W3C annotations, schema.org, PROV-O, GraphML."""
