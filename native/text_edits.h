#pragma once

#include "interner.h"

namespace diffgauge {

/** One change of a text: [from, to) of the old one became [newFrom, newTo). */
struct TextEdit {
  uint32_t from, to, newFrom, newTo;
};

/** The lines of a text that others are compared with: where each starts, with the end of the text behind them, and a key by content. */
struct KnownLines {
  Interner contents;
  Buffer<uint32_t> starts;
  Buffer<uint32_t> keys;
  explicit KnownLines(View text);
  size_t bytes() const { return contents.bytes() + (starts.size() + keys.size()) * sizeof(uint32_t); }
};

/**
 * How a text became another, in the order of the text. Found by comparing the two, lines first, so that the same texts have the
 * same edits whoever made them.
 */
std::vector<TextEdit> findTextEdits(View old, const KnownLines& oldLines, View text);

/** The lines of the text that edits made, out of those of the text before. */
LineIndex reindexLines(const LineIndex& old, const std::vector<TextEdit>& edits, View text);

}  // namespace diffgauge
