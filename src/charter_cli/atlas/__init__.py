"""The atlas: the public face of the register, as a folder that needs no server.

Facts come as a `public.Record`, which has no place for anything personal; what comes out is
bytes under addresses. The drawings (`europe`, `chart`) are pure functions from facts to SVG and
serve others too. Pages are texts put together by hand: a page must take about a millisecond,
and everything that is put into one passes through `markup.text`.
"""
