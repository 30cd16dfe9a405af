#include "grammar.h"

namespace diffgauge {

namespace {

using namespace role;

constexpr Roles kStatement = site | terminated;
constexpr Roles kBlock = list | body | pieces;
constexpr Roles kElements = list | trailing;
constexpr Roles kNamed = declaration | declares | scope;

constexpr RoleRow kJavascript[] = {
    {"arguments", kElements},
    {"array", kElements},
    {"array_pattern", kElements | declaresAll},
    {"arrow_function", arrow | scope},
    {"assignment_pattern", declares},
    {"break_statement", kStatement},
    {"catch_clause", scope},
    {"class_body", kBlock | semicolons},
    {"class", kNamed},
    {"class_declaration", kNamed},
    {"abstract_class_declaration", kNamed},
    {"abstract_method_signature", declaration | declares | terminated},
    {"call_signature", terminated},
    {"comment", comment},
    {"construct_signature", terminated},
    {"continue_statement", kStatement},
    {"debugger_statement", kStatement},
    {"do_statement", kStatement},
    {"else_clause", site},
    {"enum_assignment", declares},
    {"enum_body", kBlock | trailing | declaresAll},
    {"enum_declaration", declaration | declares},
    {"escape_sequence", pieceOfChunk},
    {"export_clause", kElements},
    {"export_statement", kStatement},
    {"expression_statement", kStatement},
    {"field_definition", declaration | declares | terminated},
    {"for_in_statement", site | scope | declares},
    {"for_statement", site | scope | forHeader},
    {"formal_parameters", kElements | parameters | declaresAll},
    {"function_declaration", kNamed},
    {"function_expression", scope | declares},
    {"function_signature", declaration | declares | terminated},
    {"generator_function", scope | declares},
    {"generator_function_declaration", kNamed},
    {"identifier", name},
    {"if_statement", site},
    {"import_alias", kStatement},
    {"import_clause", list | declaresAll},
    {"import_specifier", declaresLast},
    {"import_statement", kStatement | imports},
    {"index_signature", terminated},
    {"interface_body", kBlock | semicolons | members},
    {"interface_declaration", kNamed},
    {"internal_module", kNamed},
    {"jsx_attribute", attribute},
    {"jsx_element", list},
    {"jsx_opening_element", list},
    {"jsx_self_closing_element", list},
    {"jsx_text", jsxText},
    {"lexical_declaration", kStatement},
    {"method_definition", kNamed},
    {"method_signature", declaration | declares | terminated},
    {"module", kNamed},
    {"named_imports", kElements},
    {"namespace_import", declaresAll},
    {"object", kElements | pieces},
    {"object_pattern", kElements},
    {"object_type", list | pieces | semicolons | members},
    {"optional_parameter", declares},
    {"pair", declares},
    {"pair_pattern", declaresLast},
    {"private_property_identifier", property},
    {"property_identifier", property},
    {"property_signature", declaration | declares | terminated},
    {"public_field_definition", declaration | declares | terminated},
    {"regex", chunk},
    {"required_parameter", declares},
    {"rest_pattern", declaresAll},
    {"return_statement", kStatement},
    {"shorthand_property_identifier", name},
    {"shorthand_property_identifier_pattern", name | declaresAll},
    {"statement_block", kBlock},
    {"string", quoted},
    {"string_fragment", pieceOfChunk},
    {"switch_body", kBlock},
    {"switch_case", list | pieces},
    {"switch_default", list | pieces},
    {"throw_statement", kStatement},
    {"tuple_type", kElements},
    {"type_alias_declaration", kStatement | kNamed},
    {"type_annotation", parameterType},
    {"type_arguments", kElements},
    {"type_identifier", name},
    {"type_parameter", declares},
    {"type_parameters", kElements | parameterType},
    {"type_predicate_annotation", parameterType},
    {"asserts_annotation", parameterType},
    {"using_declaration", kStatement},
    {"variable_declaration", kStatement},
    {"variable_declarator", topDeclaration | declares},
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

constexpr RoleRow kPython[] = {
    {"argument_list", kElements},
    {"assert_statement", kStatement},
    {"block", kBlock},
    {"break_statement", kStatement},
    {"case_clause", site},
    {"class_definition", declaration},
    {"comment", comment},
    {"continue_statement", kStatement},
    {"decorated_definition", declaration},
    {"delete_statement", kStatement},
    {"dictionary", kElements},
    {"elif_clause", site},
    {"else_clause", site},
    {"except_clause", site},
    {"expression_statement", kStatement},
    {"finally_clause", site},
    {"for_statement", site},
    {"format_specifier", chunk},
    {"function_definition", declaration},
    {"future_import_statement", kStatement},
    {"global_statement", kStatement},
    {"if_statement", site},
    {"import_from_statement", kStatement},
    {"import_statement", kStatement},
    {"lambda_parameters", list},
    {"list", kElements},
    {"match_statement", site},
    {"nonlocal_statement", kStatement},
    {"parameters", kElements},
    {"pass_statement", kStatement},
    {"raise_statement", kStatement},
    {"return_statement", kStatement},
    {"set", kElements},
    {"string", string},
    {"string_content", chunk},
    {"try_statement", site},
    {"tuple", list},
    {"type_alias_statement", kStatement},
    {"while_statement", site},
    {"with_statement", site},
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
  if (grammar == "python") return rows(kPython, size);
  *size = 0;
  return nullptr;
}

}  // namespace diffgauge
