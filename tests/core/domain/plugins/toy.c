/* toy.c - a whole plugin in C11: bins that cost their price each year, and one measure that halves
 * them. One define at a time makes it misbehave in one way; see CMakeLists.txt for the list. */
#include <fenv.h>
#include <jalon/abi.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#ifndef ENTRY
#define ENTRY jalon_plugin_entry_v1
#endif
#ifndef NAME
#define NAME "toy"
#endif
#ifndef CLAIMS
#define CLAIMS (JALON_REENTRANT | JALON_DETERMINISTIC | JALON_DRAW_INDEPENDENT)
#endif
#ifndef STAKEHOLDER
#define STAKEHOLDER "authority"
#endif

#ifndef VERSION
#define VERSION "1.0.0"
#endif
#ifndef PARAMETER_NAME
#define PARAMETER_NAME "toy.price"
#endif
#ifndef PARAMETER_DISTRIBUTION
#define PARAMETER_DISTRIBUTION JALON_TRIANGULAR
#endif
#ifndef PARAMETER_LOW
#define PARAMETER_LOW 50
#endif
#ifndef COLUMN_UNIT
#define COLUMN_UNIT "currency"
#endif
#ifndef COLUMN_LOWER
#define COLUMN_LOWER 0
#endif
#ifndef COLUMN_UPPER
#define COLUMN_UPPER 1e9
#endif
#ifndef FILL_COLUMN
#define FILL_COLUMN "colour"
#endif
#ifndef FILL_CHOICE
#define FILL_CHOICE "red"
#endif
#ifndef OPTION_UNIT
#define OPTION_UNIT "year"
#endif
#ifndef OPTION_VALUE
#define OPTION_VALUE 1
#endif
#ifndef EFFORT
#define EFFORT 2
#endif
#ifndef NEEDS
#define NEEDS ""
#endif
#ifndef PROCUREMENT
#define PROCUREMENT "services"
#endif
#ifndef LINE_NAME
#define LINE_NAME "toy.cost"
#endif
#ifndef LINE_LABEL
#define LINE_LABEL "Cost of bins"
#endif
#ifndef LINE_UNIT
#define LINE_UNIT "currency"
#endif
#ifndef LINE_CATEGORY
#define LINE_CATEGORY "operation"
#endif
#ifndef INDICATOR_FLAGS
#define INDICATOR_FLAGS 0
#endif
#ifndef INDICATOR_UNIT
#define INDICATOR_UNIT "currency"
#endif
#ifndef COLUMN_FLAGS
#define COLUMN_FLAGS 0
#endif
#ifndef GATE_INDICATOR
#define GATE_INDICATOR "toy.paid"
#endif
#ifndef GATE_LOWER
#define GATE_LOWER 10
#endif
#ifndef WHERE_COLUMN
#define WHERE_COLUMN "colour"
#endif
#ifndef WHERE_CHOICES
#define WHERE_CHOICES "red blue"
#endif
#ifndef CAVEAT
#define CAVEAT "Nobody has counted the bins twice."
#endif

static const jalon_parameter parameters[] = {
    {sizeof(jalon_parameter), 0, PARAMETER_NAME, "Price of a bin", "currency", 0, 1000,
     PARAMETER_DISTRIBUTION, JALON_CERTAIN, 100, PARAMETER_LOW, 200, "made up for tests", "2024"}};
static const jalon_choice colours[] = {{sizeof(jalon_choice), 0, "red", "Red"},
                                       {sizeof(jalon_choice), 0, "blue", "Blue"}};
static const jalon_fill fills[] = {
    {sizeof(jalon_fill), 0, FILL_COLUMN, FILL_CHOICE, PARAMETER_NAME}};
static const jalon_option options[] = {
    {sizeof(jalon_option), 0, "pause", "Years between two turns", OPTION_UNIT, 0, 5, OPTION_VALUE}};
static const jalon_effort effort[] = {{sizeof(jalon_effort), 0, EFFORT, 0, 0}};
static const jalon_column columns[] = {
    {sizeof(jalon_column), JALON_NUMBER, 0, 0, "count", "Bins", "1", 0, 1e9, 0,
     sizeof(jalon_choice), sizeof(jalon_fill), 0, 0, 0},
    {sizeof(jalon_column), JALON_CHOICE, 0, 2, "colour", "Colour", "1", 0, 1, colours,
     sizeof(jalon_choice), sizeof(jalon_fill), 0, 0, 0},
    {sizeof(jalon_column), JALON_NUMBER, COLUMN_FLAGS, 0, "noted", "Price noted", COLUMN_UNIT,
     COLUMN_LOWER, COLUMN_UPPER, 0, sizeof(jalon_choice), sizeof(jalon_fill), fills, 1, 0}};
static const jalon_table tables[] = {
    {sizeof(jalon_table), 3, "toy.bins", "Bins", columns, sizeof(jalon_column), 0, "count", ""}};
static const jalon_gate gates[] = {
    {sizeof(jalon_gate), 0, GATE_INDICATOR, GATE_LOWER, NAN, "Bins cost next to nothing here."}};
static const jalon_measure measures[] = {{sizeof(jalon_measure),
                                          1,
                                          "toy.halve",
                                          "Halve",
                                          "Half the bins go.",
                                          "toy.bins",
                                          options,
                                          effort,
                                          sizeof(jalon_option),
                                          sizeof(jalon_effort),
                                          1,
                                          0,
                                          NEEDS,
                                          "",
                                          "",
                                          PROCUREMENT,
                                          "",
                                          "",
                                          "",
                                          "",
                                          10,
                                          1,
                                          gates,
                                          1,
                                          sizeof(jalon_gate),
                                          WHERE_COLUMN,
                                          WHERE_CHOICES}};
static const jalon_line lines[] = {
    {sizeof(jalon_line), 0, LINE_NAME, LINE_LABEL, LINE_UNIT, LINE_CATEGORY, STAKEHOLDER, ""}};
static const jalon_indicator indicators[] = {{sizeof(jalon_indicator), -1, "toy.paid",
                                              "Price paid for a bin", INDICATOR_UNIT, NAN, NAN, "",
                                              "", JALON_CERTAIN, INDICATOR_FLAGS}};
static const char *const caveats[] = {CAVEAT};
static const jalon_domain domain = {sizeof(jalon_domain),
                                    CLAIMS,
                                    "org.example.toy",
                                    NAME,
                                    VERSION,
                                    "Toy",
                                    "EUR",
                                    2024,
                                    1024,
                                    parameters,
                                    tables,
                                    measures,
                                    lines,
                                    indicators,
                                    1,
                                    1,
                                    1,
                                    1,
                                    1,
                                    sizeof(jalon_parameter),
                                    sizeof(jalon_table),
                                    sizeof(jalon_measure),
                                    sizeof(jalon_line),
                                    sizeof(jalon_indicator),
                                    1,
                                    caveats};

struct jalon_instance {
  double bins;
};
struct jalon_prepared {
  double bins;
  int32_t first_year, start;
  double share;
};

static const jalon_domain *describe(void) {
  return &domain;
}

static jalon_status create(const jalon_host *host, const jalon_inventory *inventory,
                           jalon_instance **out, jalon_error *error) {
  (void)error;
#ifdef DOUBTS
  const jalon_finding *finding = host->get_service(host, JALON_SERVICE_FINDING);
  const double values[] = {30, 40};
  finding->report(host, JALON_WARNING, 0, 1, 0, "{1} bins of {2}: too many in one row", values, 2);
  finding->report(host, JALON_INFO, 0, JALON_WHOLE_TABLE, 0, "no row was left out", 0, 0);
  finding->report(host, JALON_INFO, 7, 0, 0, "of no table at all", 0, 0);
#else
  (void)host;
#endif
  const jalon_column_data *count = inventory->tables[0].columns;
  jalon_instance *self = malloc(sizeof *self);
  self->bins = 0;
  for (uint64_t row = 0; row < inventory->tables[0].n_rows; ++row)
    self->bins += count->numbers[row];
#if defined(NULL_INSTANCE) || defined(REJECTS_EARLY)
  free(self);
  self = NULL;
#endif
  *out = self;
#if defined(REJECTS_EARLY)
  return JALON_DRAWS_REJECTED;
#endif
  return JALON_OK;
}

static jalon_status prepare(jalon_instance *self, const jalon_programme *programme,
                            jalon_prepared **out, jalon_error *error) {
  (void)error;
  jalon_prepared *prepared = malloc(sizeof *prepared);
  *prepared = (jalon_prepared){self->bins, programme->years[0], INT32_MAX, 0};
  if (programme->n_entries > 0) {
    prepared->start = programme->entries[0].start_year;
    prepared->share = programme->entries[0].share[0];
  }
#if defined(NULL_PREPARED)
  free(prepared);
  prepared = NULL;
#endif
  *out = prepared;
  return JALON_OK;
}

static jalon_status evaluate(const jalon_prepared *self, const jalon_block *block,
                             jalon_error *error) {
  jalon_status status = JALON_OK;
  (void)error;
#if defined(UNDEFINED_SYMBOL)
  extern void nobody_wrote_this(void);
  nobody_wrote_this();
#endif
#if defined(FILLS_NOTHING)
  (void)self;
  (void)block;
  return status;
#endif
  for (uint32_t year = 0; year < block->n_years; ++year) {
    const int done = self->first_year + (int32_t)year > self->start;
    const double bins = self->bins * (done ? 1 - 0.5 * self->share : 1);
    for (uint64_t draw = 0; draw < block->n_draws; ++draw) {
      block->lines[0][year * block->stride + draw] = bins * block->parameters[0][draw];
      block->indicators[0][year * block->stride + draw] = block->parameters[0][draw];
    }
  }
#if defined(GIVES_NAN)
  if (block->n_draws > 2) block->lines[0][2] = NAN;
#elif defined(INFINITE_INDICATOR)
  if (block->n_draws > 2) block->indicators[0][2] = INFINITY;
#elif defined(UNKNOWN_STATUS)
  status = 17;
#elif defined(REJECTS)
  if (block->n_draws > 2) {
    block->lines[0][2] = NAN; /* allowed: the draw is rejected */
    block->indicators[0][2] = 1e9;
    block->rejected[2] = 1;
    status = JALON_DRAWS_REJECTED;
  }
#elif defined(REFUSES)
  error->parameter = 0;
  error->draw = 7;
  strcpy(error->message, "no bin costs that much");
  status = JALON_E_ARGUMENT;
#elif defined(CHANGES_ROUNDING)
  fesetround(FE_UPWARD);
#elif defined(CHANGES_LOCALE)
  setlocale(LC_ALL, "C.UTF-8");
#endif
  return status;
}

static void release(jalon_prepared *prepared) {
  free(prepared);
}
static void destroy(jalon_instance *self) {
  free(self);
}

static const jalon_domain_api api = {sizeof api, 0,        describe, create,
                                     prepare,    evaluate, release,  destroy};
static const void *get_api(const char *id) {
  return strcmp(id, JALON_API_DOMAIN) == 0 ? &api : NULL;
}
static jalon_status init(const jalon_host *host, const char *folder, jalon_error *error) {
  (void)host;
  (void)folder;
  (void)error;
#if defined(CANNOT_START)
  strcpy(error->message, "its licence has run out");
  return JALON_E_RESOURCE;
#elif defined(STARTS_IN_SILENCE)
  return JALON_E_RESOURCE;
#else
  return JALON_OK;
#endif
}
static void deinit(void) {}

static const jalon_entry entry = {sizeof entry, JALON_ABI_MAJOR, JALON_ABI_MINOR, 0, "toy",
                                  init,         deinit,          get_api};

#if !defined(NO_ENTRY)
JALON_EXPORT const jalon_entry *ENTRY(void);
const jalon_entry *ENTRY(void) {
  return &entry;
}
#else
JALON_EXPORT const void *something_else(void);
const void *something_else(void) {
  return &entry;
}
#endif

#if defined(LOADS_WITH_FAST_MATH)
#include <xmmintrin.h>
/* What -Ofast links into every shared library: flush to zero for the whole thread. */
__attribute__((constructor)) static void fast_math(void) {
  _mm_setcsr(_mm_getcsr() | 0x8040);
}
#endif
