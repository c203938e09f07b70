"""What runs the work of a build: this process, several processes of this machine, or Spark; the results are the same.

::

    contract     Task: work that can be sent; Engine: map, joined, components
    serial       one item after the other, here                     components by networkx
    processes    child processes; one that is ended is replaced     (standard library)
    spark        a Spark master: its own tasks, joins and shuffles  (extra ``spark``)
    needs        what Spark wants of the machine, found or missing
    chosen       the engine that settings ask for

Part of the shell. Scheduling, shuffling and trying again are those of the library behind each engine.
"""
