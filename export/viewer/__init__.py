"""The interactive viewer: one HTML file that works offline, drawn with pyvis and our own page.

`html.render_html(view)` turns a view model (see `contract`) into the file's text;
`adapter.build_network(view)` gives the `pyvis.network.Network` behind it. The page itself lives in `web/`:
a template, style sheets, small ES modules and the two languages of the interface.
"""
