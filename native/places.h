#pragma once

#include "grammar.h"
#include "parser.h"
#include "text.h"

namespace diffgauge {

/** What can be done to a place of a program. */
enum class PlaceKind : uint32_t {
  statement,    // one of a list of statements: it may be left out
  declaration,  // one of a list of statements that declares or returns: what follows needs it
  lone,         // the only statement of an `if` or a loop, without braces
  arrow,        // the expression that an arrow function gives
  condition,    // of an `if` or a conditional expression
  operation,    // the operator between two operands
  returned,     // what a `return` gives
};

/** A place of a program: [from, to) of the text. */
struct Place {
  PlaceKind kind;
  uint32_t from;
  uint32_t to;
};

/** The places of a text in JavaScript, TypeScript or Python, in the order in which they start; those that hold others come first. */
std::vector<Place> listPlaces(const Grammar& grammar, View text, Parser& parser);

}  // namespace diffgauge
