"""claimgraph turns articles and curated facts into a graph that says of each statement who says so, how surely, when, and on which words.

The flow, one folder a stage; data flows down, imports do not::

    ingest    bytes            -> SourceDocument, curated claims      kg/ingest/
    extract   SourceDocument   -> Reading: entities, situations, claims, with quotes   kg/extract/
    resolve   readings         -> claims on entities with IRIs        kg/resolve/
    assemble  claims           -> the dataset: source graphs, assessment, truthy, inferred   kg/assemble/
    validate  dataset + shapes -> report; claims that break a shape go to quarantine   kg/validate/
    publish   dataset          -> files in output/                    kg/publish/

Every stage imports only the ground floor: ``kg.model`` (frozen values), ``kg.vocabulary`` (the ontology, read once),
``kg.errors`` and ``kg.resources``. Only the shell (``kg.pipeline``, ``kg.cli``, ``kg.web``, ``kg.engines``) sees several stages; so does
``kg.curation``, through which a curator's decisions about the result go back into the ledger of the seeds.
"""

__version__ = "0.1.0"
