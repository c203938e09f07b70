"""The graph as tools for agents: a Model Context Protocol server, read-only.

``values`` are the answers, ``telling`` makes them of what ``kg.answers`` finds, ``tools`` are the questions, ``server`` offers them.
"""
