"""The interactive viewer: one HTML file that works offline, drawn with pyvis and our own page.

From the network to the page: `model` makes the view model that `contract` describes, with `convert` for its
parts and `layout` (over `force`, and `earlier` for an earlier map) for the positions; `payload` packs it with
`columns`; `adapter.build_network(view)` gives the `pyvis.network.Network` behind the page, and
`html.render_html(view)` its text.

The page lives in `web/`: a template, style sheets, the two languages of the interface and small ES modules.
There, `main.js` puts the parts together; `model.js`, `filter.js` and `graph.js` answer questions about the
data; `render-vis.js` alone knows vis-network; `ui-*.js` and `panel*.js` stand around the map; `views/` has a
pure module for what each view shows, one for how it is drawn, and `stage.js`, which changes between them.
"""
