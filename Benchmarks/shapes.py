"""How the articles of a made-up site are spread over conditions."""

# How many conditions a site of each shape has at most; `None` is one for each article.
SHAPES = {"articles": 120, "one-condition": 1, "conditions": None}
