#pragma once

#include <tree_sitter/api.h>

#include <string>
#include <vector>

namespace diffgauge {

/** What a node type means to the scorer; a set of bits. The tables are in grammar_tables.cc. */
using Roles = uint32_t;
namespace role {
// How its text becomes leaves.
inline constexpr Roles comment = 1u << 0;
inline constexpr Roles string = 1u << 1;      // one leaf, unless something is interpolated
inline constexpr Roles quoted = 1u << 2;      // one leaf whose quotes do not matter
inline constexpr Roles chunk = 1u << 3;       // one leaf, whatever is inside
inline constexpr Roles pieceOfChunk = 1u << 4;  // adjacent ones join into one leaf
inline constexpr Roles words = 1u << 5;       // prose: runs of white space are one space
inline constexpr Roles jsxText = 1u << 6;
inline constexpr Roles rawLines = 1u << 7;    // another language: one leaf for each line
// Where changes are cut and what they belong to.
inline constexpr Roles list = 1u << 8;        // its children are elements, each one a site
inline constexpr Roles body = 1u << 9;        // a list that a compound statement or declaration carries
inline constexpr Roles pieces = 1u << 10;     // a list whose elements are statements, members or declarations
inline constexpr Roles site = 1u << 11;
inline constexpr Roles declaration = 1u << 12;  // its field `name` names a symbol
inline constexpr Roles topDeclaration = 1u << 13;  // the same, only at the top of a file
inline constexpr Roles piece = 1u << 14;      // (derived) an element of a `pieces` list
// What a formatter adds and removes.
inline constexpr Roles terminated = 1u << 15;   // a semicolon may end it
inline constexpr Roles semicolons = 1u << 16;   // semicolons between its children are optional
inline constexpr Roles members = 1u << 17;      // commas too
inline constexpr Roles trailing = 1u << 18;     // a comma before its closing token is optional
inline constexpr Roles lastSemicolon = 1u << 19;  // its own final semicolon is, before the parent's closing token
inline constexpr Roles forHeader = 1u << 20;    // a semicolon of its direct children is not
inline constexpr Roles arrow = 1u << 21;
inline constexpr Roles parameters = 1u << 22;
inline constexpr Roles parameterType = 1u << 23;  // an arrow with it needs its parentheses
inline constexpr Roles descendant = 1u << 24;   // white space between its children has a meaning
inline constexpr Roles attribute = 1u << 25;    // strings inside have no escapes
}  // namespace role

/** One row of a grammar's table. */
struct RoleRow {
  const char* type;
  Roles roles;
};

/** The rows for a grammar by name; null and 0 when there is none. */
const RoleRow* findRoleTable(const std::string& grammar, size_t* size);

/** A tree-sitter language with the meaning of its node types. */
struct Grammar {
  const TSLanguage* language;
  std::vector<Roles> roles;  // by symbol
  TSFieldId nameField;
  bool nestsTags;  // its scanner keeps a list of open tags

  Grammar(const TSLanguage* language, const std::string& name);
  Roles rolesOf(TSSymbol symbol) const { return symbol < roles.size() ? roles[symbol] : 0; }
};

}  // namespace diffgauge
