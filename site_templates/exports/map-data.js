{# Everything on the strategy map, for map.js: what belongs to things by number, then a row for each thing. #}
{% import "partials/map.html" as map %}
window.shMap = {"of": {{ of|tojson }}, "rows": [
{% for row, item in rows %}
{{ (row + [map.words(item)|string, map.done(item)|int if item.kind.word == "goal" else 0])|tojson }}{{ "," if not loop.last }}
{% endfor %}
]};
