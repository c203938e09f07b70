"""Every reader under fire: samples of ours are damaged a million times, and what each reader makes of them is looked at.

::

    mutation    samples -> damaged ones            samples, generated   what is damaged: of the seeds and tests, or written by rules
    reading     a reader and what came of cases    readers              all of them, with their shares of the cases
    articles, lists, knowledge, rdf, queries, requests                  what each reader does with bytes
    watch       cases in processes under limits    __main__, guided     the command, and the one that atheris guides
"""
