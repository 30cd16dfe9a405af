#pragma once

#include "grammar.h"
#include "parser.h"
#include "text.h"

namespace diffgauge {

enum class SymbolKind : uint32_t { function, classLike, method, field, interface, typeAlias, enumeration, constant, module };

/** A declaration with a name; offsets into the text. Symbols are in the order of the text, each before those inside of it. */
struct Symbol {
  SymbolKind kind;
  uint32_t docFrom;   // where the comments right above it start; `from` when there are none
  uint32_t from;      // decorators, `export` and `default` included
  uint32_t to;
  uint32_t end;       // behind the `;` or `,` that separates it from the next member; `to` when there is none
  uint32_t nameFrom;  // empty for a default export without a name
  uint32_t nameTo;
  uint32_t parent;    // number of the symbol that holds it; kNone at the top
};

/** The declarations of a text: those of the file, of its modules, and of the bodies of its classes, interfaces and enums. */
std::vector<Symbol> listSymbols(const Grammar& grammar, View text, Parser& parser);

}  // namespace diffgauge
