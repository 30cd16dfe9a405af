#pragma once

#include "document.h"

namespace diffgauge {

/** One name that a statement takes from another module, by the other module's word for it; or the statement itself, where the name is empty. */
struct Import {
  uint32_t from, to;              // the statement
  uint32_t sourceFrom, sourceTo;  // the module it names, with the quotes
  uint32_t nameFrom, nameTo;
};

/** What the top-level statements of a text import, or export out of other modules: one entry for each statement, and one for each name in its braces. */
std::vector<Import> listImports(const Document& document);

}  // namespace diffgauge
