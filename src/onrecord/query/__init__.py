"""Ask the graph: prepared questions, and views of their answers."""
