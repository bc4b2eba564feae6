"""One file a page; each calls one part and holds no rule."""
