/* frozen_offsets.c - proves that no field of the boundary has moved since version 1.0.
 * Compiling it is the test. Structs may grow at the end: then add lines, never change one. */
#include <jalon/abi.h>

#if defined(__x86_64__) || defined(__aarch64__)
#define FROZEN(type, field, offset) \
  _Static_assert(offsetof(type, field) == (offset), #type "." #field " has moved")

FROZEN(jalon_error, struct_size, 0);
FROZEN(jalon_error, parameter, 4);
FROZEN(jalon_error, draw, 8);
FROZEN(jalon_error, message, 16);
_Static_assert(sizeof(jalon_error) >= 528, "jalon_error shrank");

FROZEN(jalon_parameter, struct_size, 0);
FROZEN(jalon_parameter, flags, 4);
FROZEN(jalon_parameter, name, 8);
FROZEN(jalon_parameter, label, 16);
FROZEN(jalon_parameter, unit, 24);
FROZEN(jalon_parameter, lower, 32);
FROZEN(jalon_parameter, upper, 40);
FROZEN(jalon_parameter, distribution, 48);
FROZEN(jalon_parameter, confidence, 52);
FROZEN(jalon_parameter, value, 56);
FROZEN(jalon_parameter, low, 64);
FROZEN(jalon_parameter, high, 72);
FROZEN(jalon_parameter, source, 80);
FROZEN(jalon_parameter, as_of, 88);
_Static_assert(sizeof(jalon_parameter) >= 96, "jalon_parameter shrank");

FROZEN(jalon_choice, struct_size, 0);
FROZEN(jalon_choice, reserved, 4);
FROZEN(jalon_choice, name, 8);
FROZEN(jalon_choice, label, 16);
_Static_assert(sizeof(jalon_choice) >= 24, "jalon_choice shrank");

FROZEN(jalon_fill, struct_size, 0);
FROZEN(jalon_fill, reserved, 4);
FROZEN(jalon_fill, when_column, 8);
FROZEN(jalon_fill, when_choice, 16);
FROZEN(jalon_fill, parameter, 24);
_Static_assert(sizeof(jalon_fill) >= 32, "jalon_fill shrank");

FROZEN(jalon_column, struct_size, 0);
FROZEN(jalon_column, type, 4);
FROZEN(jalon_column, flags, 8);
FROZEN(jalon_column, n_choices, 12);
FROZEN(jalon_column, name, 16);
FROZEN(jalon_column, label, 24);
FROZEN(jalon_column, unit, 32);
FROZEN(jalon_column, lower, 40);
FROZEN(jalon_column, upper, 48);
FROZEN(jalon_column, choices, 56);
FROZEN(jalon_column, choice_stride, 64);
FROZEN(jalon_column, fill_stride, 68);
FROZEN(jalon_column, fills, 72);
FROZEN(jalon_column, n_fills, 80);
FROZEN(jalon_column, reserved, 84);
_Static_assert(sizeof(jalon_column) >= 88, "jalon_column shrank");

FROZEN(jalon_table, struct_size, 0);
FROZEN(jalon_table, n_columns, 4);
FROZEN(jalon_table, name, 8);
FROZEN(jalon_table, label, 16);
FROZEN(jalon_table, columns, 24);
FROZEN(jalon_table, column_stride, 32);
FROZEN(jalon_table, reserved, 36);
FROZEN(jalon_table, count_column, 40);
FROZEN(jalon_table, per_inhabitant, 48);
_Static_assert(sizeof(jalon_table) >= 56, "jalon_table shrank");

FROZEN(jalon_option, struct_size, 0);
FROZEN(jalon_option, reserved, 4);
FROZEN(jalon_option, name, 8);
FROZEN(jalon_option, label, 16);
FROZEN(jalon_option, unit, 24);
FROZEN(jalon_option, lower, 32);
FROZEN(jalon_option, upper, 40);
FROZEN(jalon_option, value, 48);
_Static_assert(sizeof(jalon_option) >= 56, "jalon_option shrank");

FROZEN(jalon_effort, struct_size, 0);
FROZEN(jalon_effort, year, 4);
FROZEN(jalon_effort, business, 8);
FROZEN(jalon_effort, digital, 16);
FROZEN(jalon_effort, steering, 24);
_Static_assert(sizeof(jalon_effort) >= 32, "jalon_effort shrank");

FROZEN(jalon_measure, struct_size, 0);
FROZEN(jalon_measure, n_options, 4);
FROZEN(jalon_measure, name, 8);
FROZEN(jalon_measure, label, 16);
FROZEN(jalon_measure, help, 24);
FROZEN(jalon_measure, table, 32);
FROZEN(jalon_measure, options, 40);
FROZEN(jalon_measure, effort, 48);
FROZEN(jalon_measure, option_stride, 56);
FROZEN(jalon_measure, effort_stride, 60);
FROZEN(jalon_measure, n_effort, 64);
FROZEN(jalon_measure, flags, 68);
FROZEN(jalon_measure, needs, 72);
FROZEN(jalon_measure, excludes, 80);
FROZEN(jalon_measure, relevance, 88);
FROZEN(jalon_measure, procurement, 96);
FROZEN(jalon_measure, account, 104);
FROZEN(jalon_measure, vat, 112);
FROZEN(jalon_measure, grants, 120);
FROZEN(jalon_measure, follow, 128);
FROZEN(jalon_measure, lifetime, 136);
FROZEN(jalon_measure, usual_share, 144);
FROZEN(jalon_measure, gates, 152);
FROZEN(jalon_measure, n_gates, 160);
FROZEN(jalon_measure, gate_stride, 164);
FROZEN(jalon_measure, where_column, 168);
FROZEN(jalon_measure, where_choices, 176);
_Static_assert(sizeof(jalon_measure) >= 184, "jalon_measure shrank");

FROZEN(jalon_gate, struct_size, 0);
FROZEN(jalon_gate, reserved, 4);
FROZEN(jalon_gate, indicator, 8);
FROZEN(jalon_gate, lower, 16);
FROZEN(jalon_gate, upper, 24);
FROZEN(jalon_gate, otherwise, 32);
_Static_assert(sizeof(jalon_gate) >= 40, "jalon_gate shrank");

FROZEN(jalon_line, struct_size, 0);
FROZEN(jalon_line, reserved, 4);
FROZEN(jalon_line, name, 8);
FROZEN(jalon_line, label, 16);
FROZEN(jalon_line, unit, 24);
FROZEN(jalon_line, category, 32);
FROZEN(jalon_line, from, 40);
FROZEN(jalon_line, to, 48);
_Static_assert(sizeof(jalon_line) >= 56, "jalon_line shrank");

FROZEN(jalon_indicator, struct_size, 0);
FROZEN(jalon_indicator, direction, 4);
FROZEN(jalon_indicator, name, 8);
FROZEN(jalon_indicator, label, 16);
FROZEN(jalon_indicator, unit, 24);
FROZEN(jalon_indicator, limit, 32);
FROZEN(jalon_indicator, target, 40);
FROZEN(jalon_indicator, source, 48);
FROZEN(jalon_indicator, as_of, 56);
FROZEN(jalon_indicator, confidence, 64);
FROZEN(jalon_indicator, flags, 68);
_Static_assert(sizeof(jalon_indicator) >= 72, "jalon_indicator shrank");

FROZEN(jalon_domain, struct_size, 0);
FROZEN(jalon_domain, claims, 4);
FROZEN(jalon_domain, id, 8);
FROZEN(jalon_domain, name, 16);
FROZEN(jalon_domain, version, 24);
FROZEN(jalon_domain, label, 32);
FROZEN(jalon_domain, currency, 40);
FROZEN(jalon_domain, price_year, 48);
FROZEN(jalon_domain, preferred_block, 52);
FROZEN(jalon_domain, parameters, 56);
FROZEN(jalon_domain, tables, 64);
FROZEN(jalon_domain, measures, 72);
FROZEN(jalon_domain, lines, 80);
FROZEN(jalon_domain, indicators, 88);
FROZEN(jalon_domain, n_parameters, 96);
FROZEN(jalon_domain, n_tables, 100);
FROZEN(jalon_domain, n_measures, 104);
FROZEN(jalon_domain, n_lines, 108);
FROZEN(jalon_domain, n_indicators, 112);
FROZEN(jalon_domain, parameter_stride, 116);
FROZEN(jalon_domain, table_stride, 120);
FROZEN(jalon_domain, measure_stride, 124);
FROZEN(jalon_domain, line_stride, 128);
FROZEN(jalon_domain, indicator_stride, 132);
FROZEN(jalon_domain, n_caveats, 136);
FROZEN(jalon_domain, caveats, 144);
_Static_assert(sizeof(jalon_domain) >= 152, "jalon_domain shrank");

FROZEN(jalon_column_data, struct_size, 0);
FROZEN(jalon_column_data, reserved, 4);
FROZEN(jalon_column_data, numbers, 8);
FROZEN(jalon_column_data, texts, 16);
FROZEN(jalon_column_data, quality, 24);
FROZEN(jalon_column_data, fill, 32);
_Static_assert(sizeof(jalon_column_data) >= 40, "jalon_column_data shrank");

FROZEN(jalon_table_data, struct_size, 0);
FROZEN(jalon_table_data, column_stride, 4);
FROZEN(jalon_table_data, n_rows, 8);
FROZEN(jalon_table_data, columns, 16);
_Static_assert(sizeof(jalon_table_data) >= 24, "jalon_table_data shrank");

FROZEN(jalon_inventory, struct_size, 0);
FROZEN(jalon_inventory, table_stride, 4);
FROZEN(jalon_inventory, tables, 8);
_Static_assert(sizeof(jalon_inventory) >= 16, "jalon_inventory shrank");

FROZEN(jalon_entry_of_programme, struct_size, 0);
FROZEN(jalon_entry_of_programme, measure, 4);
FROZEN(jalon_entry_of_programme, start_year, 8);
FROZEN(jalon_entry_of_programme, reserved, 12);
FROZEN(jalon_entry_of_programme, share, 16);
FROZEN(jalon_entry_of_programme, options, 24);
_Static_assert(sizeof(jalon_entry_of_programme) >= 32, "jalon_entry_of_programme shrank");

FROZEN(jalon_programme, struct_size, 0);
FROZEN(jalon_programme, entry_stride, 4);
FROZEN(jalon_programme, n_entries, 8);
FROZEN(jalon_programme, n_years, 12);
FROZEN(jalon_programme, entries, 16);
FROZEN(jalon_programme, years, 24);
_Static_assert(sizeof(jalon_programme) >= 32, "jalon_programme shrank");

FROZEN(jalon_block, struct_size, 0);
FROZEN(jalon_block, n_years, 4);
FROZEN(jalon_block, first_draw, 8);
FROZEN(jalon_block, n_draws, 16);
FROZEN(jalon_block, stride, 24);
FROZEN(jalon_block, parameters, 32);
FROZEN(jalon_block, constant, 40);
FROZEN(jalon_block, lines, 48);
FROZEN(jalon_block, indicators, 56);
FROZEN(jalon_block, rejected, 64);
FROZEN(jalon_block, zeros, 72);
_Static_assert(sizeof(jalon_block) >= 80, "jalon_block shrank");

FROZEN(jalon_host, struct_size, 0);
FROZEN(jalon_host, abi_major, 4);
FROZEN(jalon_host, abi_minor, 8);
FROZEN(jalon_host, reserved, 12);
FROZEN(jalon_host, host_data, 16);
FROZEN(jalon_host, name, 24);
FROZEN(jalon_host, version, 32);
FROZEN(jalon_host, get_service, 40);
_Static_assert(sizeof(jalon_host) >= 48, "jalon_host shrank");

FROZEN(jalon_log, struct_size, 0);
FROZEN(jalon_log, reserved, 4);
FROZEN(jalon_log, write, 8);
_Static_assert(sizeof(jalon_log) >= 16, "jalon_log shrank");

FROZEN(jalon_progress, struct_size, 0);
FROZEN(jalon_progress, reserved, 4);
FROZEN(jalon_progress, cancelled, 8);
FROZEN(jalon_progress, report, 16);
_Static_assert(sizeof(jalon_progress) >= 24, "jalon_progress shrank");

FROZEN(jalon_finding, struct_size, 0);
FROZEN(jalon_finding, reserved, 4);
FROZEN(jalon_finding, report, 8);
_Static_assert(sizeof(jalon_finding) >= 16, "jalon_finding shrank");

FROZEN(jalon_settings, struct_size, 0);
FROZEN(jalon_settings, reserved, 4);
FROZEN(jalon_settings, number, 8);
FROZEN(jalon_settings, text, 16);
FROZEN(jalon_settings, series, 24);
_Static_assert(sizeof(jalon_settings) >= 32, "jalon_settings shrank");

FROZEN(jalon_domain_api, struct_size, 0);
FROZEN(jalon_domain_api, reserved, 4);
FROZEN(jalon_domain_api, describe, 8);
FROZEN(jalon_domain_api, create, 16);
FROZEN(jalon_domain_api, prepare, 24);
FROZEN(jalon_domain_api, evaluate, 32);
FROZEN(jalon_domain_api, release, 40);
FROZEN(jalon_domain_api, destroy, 48);
_Static_assert(sizeof(jalon_domain_api) >= 56, "jalon_domain_api shrank");

FROZEN(jalon_entry, struct_size, 0);
FROZEN(jalon_entry, abi_major, 4);
FROZEN(jalon_entry, abi_minor, 8);
FROZEN(jalon_entry, reserved, 12);
FROZEN(jalon_entry, build_info, 16);
FROZEN(jalon_entry, init, 24);
FROZEN(jalon_entry, deinit, 32);
FROZEN(jalon_entry, get_api, 40);
_Static_assert(sizeof(jalon_entry) >= 48, "jalon_entry shrank");

#endif
