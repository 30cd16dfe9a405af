#include "grammar.h"

namespace diffgauge {

namespace {

using namespace role;

constexpr Roles kStatement = site | terminated;
constexpr Roles kBlock = list | body | pieces;
constexpr Roles kElements = list | trailing;

constexpr RoleRow kJavascript[] = {
    {"arguments", kElements},
    {"array", kElements},
    {"array_pattern", kElements},
    {"arrow_function", arrow},
    {"break_statement", kStatement},
    {"class_body", kBlock | semicolons},
    {"class", declaration},
    {"class_declaration", declaration},
    {"abstract_class_declaration", declaration},
    {"abstract_method_signature", declaration | terminated},
    {"call_signature", terminated},
    {"comment", comment},
    {"construct_signature", terminated},
    {"continue_statement", kStatement},
    {"debugger_statement", kStatement},
    {"do_statement", kStatement},
    {"else_clause", site},
    {"enum_body", kBlock | trailing},
    {"enum_declaration", declaration},
    {"escape_sequence", pieceOfChunk},
    {"export_clause", kElements},
    {"export_statement", kStatement},
    {"expression_statement", kStatement},
    {"field_definition", declaration | terminated},
    {"for_in_statement", site},
    {"for_statement", site | forHeader},
    {"formal_parameters", kElements | parameters},
    {"function_declaration", declaration},
    {"function_signature", declaration | terminated},
    {"generator_function_declaration", declaration},
    {"if_statement", site},
    {"import_alias", kStatement},
    {"import_clause", list},
    {"import_statement", kStatement},
    {"index_signature", terminated},
    {"interface_body", kBlock | semicolons | members},
    {"interface_declaration", declaration},
    {"internal_module", declaration},
    {"jsx_attribute", attribute},
    {"jsx_element", list},
    {"jsx_opening_element", list},
    {"jsx_self_closing_element", list},
    {"jsx_text", jsxText},
    {"lexical_declaration", kStatement},
    {"method_definition", declaration},
    {"method_signature", declaration | terminated},
    {"module", declaration},
    {"named_imports", kElements},
    {"object", kElements | pieces},
    {"object_pattern", kElements},
    {"object_type", list | pieces | semicolons | members},
    {"property_signature", declaration | terminated},
    {"public_field_definition", declaration | terminated},
    {"regex", chunk},
    {"return_statement", kStatement},
    {"statement_block", kBlock},
    {"string", quoted},
    {"string_fragment", pieceOfChunk},
    {"switch_body", kBlock},
    {"switch_case", list | pieces},
    {"switch_default", list | pieces},
    {"throw_statement", kStatement},
    {"tuple_type", kElements},
    {"type_alias_declaration", kStatement | declaration},
    {"type_annotation", parameterType},
    {"type_arguments", kElements},
    {"type_parameters", kElements | parameterType},
    {"type_predicate_annotation", parameterType},
    {"asserts_annotation", parameterType},
    {"using_declaration", kStatement},
    {"variable_declaration", kStatement},
    {"variable_declarator", topDeclaration},
    {"while_statement", site},
};

constexpr RoleRow kJson[] = {
    {"array", list | pieces},
    {"comment", comment},
    {"object", list | pieces},
    {"string", string},
};

constexpr RoleRow kCss[] = {
    {"arguments", list},
    {"block", kBlock | trailing},
    {"color_value", chunk},
    {"comment", comment},
    {"js_comment", comment},
    {"declaration", site | lastSemicolon},
    {"descendant_selector", descendant},
    {"float_value", chunk},
    {"integer_value", chunk},
    {"keyframe_block_list", kBlock},
    {"plain_value", chunk},
    {"selectors", list},
    {"string_value", string},
};

constexpr RoleRow kHtml[] = {
    {"comment", comment},
    {"element", list | pieces},
    {"quoted_attribute_value", quoted | attribute},
    {"raw_text", rawLines},
    {"script_element", list | pieces},
    {"self_closing_tag", list},
    {"start_tag", list},
    {"style_element", list | pieces},
    {"text", words},
};

template <size_t N>
const RoleRow* rows(const RoleRow (&table)[N], size_t* size) {
  *size = N;
  return table;
}

}  // namespace

const RoleRow* findRoleTable(const std::string& grammar, size_t* size) {
  if (grammar == "typescript" || grammar == "tsx" || grammar == "javascript") return rows(kJavascript, size);
  if (grammar == "json") return rows(kJson, size);
  if (grammar == "css") return rows(kCss, size);
  if (grammar == "html") return rows(kHtml, size);
  *size = 0;
  return nullptr;
}

}  // namespace diffgauge
