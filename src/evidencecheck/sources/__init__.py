"""Who can say what a work is: Crossref, a hand-kept bibliography. The only room that opens a socket."""
