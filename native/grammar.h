#pragma once

#include <tree_sitter/api.h>

#include <string>
#include <vector>

namespace diffgauge {

/** What a node type means to the scorer; a set of bits. The tables are in grammar_tables.cc. */
using Roles = uint64_t;
namespace role {
// How its text becomes leaves.
inline constexpr Roles comment = 1ull << 0;
inline constexpr Roles string = 1ull << 1;      // one leaf, unless something is interpolated
inline constexpr Roles quoted = 1ull << 2;      // one leaf whose quotes do not matter
inline constexpr Roles chunk = 1ull << 3;       // one leaf, whatever is inside
inline constexpr Roles pieceOfChunk = 1ull << 4;  // adjacent ones join into one leaf
inline constexpr Roles words = 1ull << 5;       // prose: runs of white space are one space
inline constexpr Roles jsxText = 1ull << 6;
inline constexpr Roles rawLines = 1ull << 7;    // another language: one leaf for each line
// Where changes are cut and what they belong to.
inline constexpr Roles list = 1ull << 8;        // its children are elements, each one a site
inline constexpr Roles body = 1ull << 9;        // a list that a compound statement or declaration carries
inline constexpr Roles pieces = 1ull << 10;     // a list whose elements are statements, members or declarations
inline constexpr Roles site = 1ull << 11;
inline constexpr Roles declaration = 1ull << 12;  // its field `name` names a symbol
inline constexpr Roles topDeclaration = 1ull << 13;  // the same, only at the top of a file
inline constexpr Roles piece = 1ull << 14;      // (derived) an element of a `pieces` list
// What a formatter adds and removes.
inline constexpr Roles terminated = 1ull << 15;   // a semicolon may end it
inline constexpr Roles semicolons = 1ull << 16;   // semicolons between its children are optional
inline constexpr Roles members = 1ull << 17;      // commas too
inline constexpr Roles trailing = 1ull << 18;     // a comma before its closing token is optional
inline constexpr Roles lastSemicolon = 1ull << 19;  // its own final semicolon is, before the parent's closing token
inline constexpr Roles forHeader = 1ull << 20;    // a semicolon of its direct children is not
inline constexpr Roles arrow = 1ull << 21;
inline constexpr Roles parameters = 1ull << 22;
inline constexpr Roles parameterType = 1ull << 23;  // an arrow with it needs its parentheses
inline constexpr Roles descendant = 1ull << 24;   // white space between its children has a meaning
inline constexpr Roles attribute = 1ull << 25;    // strings inside have no escapes
// What names mean.
inline constexpr Roles name = 1ull << 26;         // an identifier
inline constexpr Roles property = 1ull << 27;     // one of a member: found by its owner, not by scope
inline constexpr Roles declares = 1ull << 28;     // the first name among its children is declared by it
inline constexpr Roles declaresLast = 1ull << 29;
inline constexpr Roles declaresAll = 1ull << 30;
inline constexpr Roles scope = 1ull << 31;        // what is declared inside is known inside
inline constexpr Roles imports = 1ull << 32;
/** What sites, pieces and symbols are made of. */
inline constexpr Roles structure = list | body | pieces | site | declaration | piece | imports;
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
  TSFieldId parameterField;
  bool nestsTags;  // its scanner keeps a list of open tags
  bool indents;  // its blocks end where lines are indented less

  Grammar(const TSLanguage* language, const std::string& name);
  Roles rolesOf(TSSymbol symbol) const { return symbol < roles.size() ? roles[symbol] : 0; }
};

}  // namespace diffgauge
