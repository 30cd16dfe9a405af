#pragma once

#include "text.h"

namespace diffgauge {

/** One change of a text: [from, to) of the old one became [newFrom, newTo). */
struct TextEdit {
  uint32_t from, to, newFrom, newTo;
};

/**
 * How a text became another, in the order of the text. Found by comparing the two, lines first, so that the same texts have the
 * same edits whoever made them.
 */
std::vector<TextEdit> findTextEdits(View old, View text);

}  // namespace diffgauge
