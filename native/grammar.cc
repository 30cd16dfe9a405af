#include "grammar.h"

#include <cstring>
#include <string_view>
#include <unordered_map>

namespace diffgauge {

namespace {

using std::string_view;

bool endsWithAny(string_view type, std::initializer_list<string_view> endings) {
  for (string_view ending : endings) {
    if (type.ends_with(ending)) return true;
  }
  return false;
}

// What the names of node types say in grammars that have no table.
Roles guessRoles(string_view type) {
  Roles roles = 0;
  if (type.find("comment") != string_view::npos) roles |= role::comment;
  if (type == "regex" || endsWithAny(type, {"string_content", "string_fragment", "char_literal"})) roles |= role::chunk;
  if (type != "template_string" && endsWithAny(type, {"string", "string_literal"})) roles |= role::string;
  if (endsWithAny(type, {"block", "body", "declaration_list"})) roles |= role::list | role::body | role::pieces;
  if (endsWithAny(type, {"arguments", "argument_list", "parameters", "parameter_list", "dictionary", "list", "tuple", "set"})) roles |= role::list;
  if (endsWithAny(type, {"_statement"})) roles |= role::site;
  if (endsWithAny(type, {"_definition", "_declaration", "_item"})) roles |= role::declaration;
  return roles;
}

}  // namespace

Grammar::Grammar(const TSLanguage* language, const std::string& name)
    : language(language),
      roles(ts_language_symbol_count(language)),
      nameField(ts_language_field_id_for_name(language, "name", 4)),
      parameterField(ts_language_field_id_for_name(language, "parameter", 9)),
      nestsTags(name == "html"),
      indents(name == "python") {
  size_t size = 0;
  const RoleRow* table = findRoleTable(name, &size);
  std::unordered_map<string_view, Roles> known;
  for (size_t i = 0; i < size; i++) known.emplace(table[i].type, table[i].roles);
  for (TSSymbol symbol = 0; symbol < roles.size(); symbol++) {
    const char* type = ts_language_symbol_name(language, symbol);
    if (!type || ts_language_symbol_type(language, symbol) != TSSymbolTypeRegular) continue;
    if (table) {
      const auto row = known.find(type);
      roles[symbol] = row == known.end() ? 0 : row->second;
    } else {
      roles[symbol] = guessRoles(type);
    }
  }
}

}  // namespace diffgauge
