#include <ft2build.h>
#include FT_FREETYPE_H

// Swift does not see macros that build their values.

// How glyphs are drawn: as their outlines are, in 256 shades of gray. Without hints a glyph has the same pixels everywhere.
static const FT_Int32 CFreeTypeDrawUnhinted =
    FT_LOAD_RENDER | FT_LOAD_NO_HINTING | FT_LOAD_NO_AUTOHINT | FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_NORMAL;
