/* jalon/abi.h - the only header that crosses a plugin boundary. C11, no dependency.
 *
 * A plugin is a shared library that serves one domain (a municipal service). It exports exactly
 * one function, jalon_plugin_entry_v1, and answers two questions: what do you declare
 * (jalon_domain), and what does a programme of measures cost and bring (prepare, evaluate).
 * C++ authors want jalon/plugin.hpp, which writes all of the plumbing below for them.
 *
 * Rules that hold for every line of this file:
 *   R1  Structs start with struct_size and only ever grow at the end. Arrays of structs come with
 *       the stride their author compiled with, so that they may grow too. Read a field that is
 *       newer than 1.0 only behind JALON_HAS.
 *   R2  Nothing allocated on one side is freed on the other.
 *   R3  No exception, longjmp or signal leaves a function of this file.
 *   R4  Strings are UTF-8 and NUL-terminated; they belong to the side that hands them out. A list
 *       of names is one string, names separated by single spaces; "" is the empty list.
 *   R5  Tags say who may call, and when: [any] any thread at any time; [instance] one call at a
 *       time per instance; [claimed] concurrently on one object if the domain claims REENTRANT.
 *   R6  Numbers: NaN means "unknown" in inventory columns, "not given" in options and limits, and
 *       nothing anywhere else. Rows and years count from 0. Years are calendar years.
 *   R7  Money is counted in the dossier's currency, constant prices, without VAT. Its unit is
 *       written "currency" ("currency/kWh", ...); every other unit is a UDUNITS-2 string.
 *   R8  Names identify for ever: a name is never reused with another meaning. Grammar:
 *       lower-case words of [a-z0-9_], joined by dots ("lighting.led.price").
 */
#ifndef JALON_ABI_H
#define JALON_ABI_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define JALON_EXPORT __declspec(dllexport)
#define JALON_CALL __cdecl
#else
#define JALON_EXPORT __attribute__((visibility("default")))
#define JALON_CALL
#endif

#define JALON_ABI_MAJOR 1u
#define JALON_ABI_MINOR 0u

/* ------------------------------------------------------------------ statuses and errors */

typedef int32_t jalon_status;
enum {
  JALON_OK = 0,
  JALON_CANCELLED = 1,      /* the host asked for it; outputs undefined, object still usable */
  JALON_DRAWS_REJECTED = 2, /* done; `rejected` marks the draws outside the model's validity */
  JALON_E_ARGUMENT = -1,    /* the host broke the contract, or a figure is out of range */
  JALON_E_UNSUPPORTED = -2, /* a legal request that this plugin does not implement */
  JALON_E_RESOURCE = -3,    /* memory or a required service is missing */
  JALON_E_INSTANCE = -4,    /* this instance must be destroyed; others are unaffected */
  JALON_E_MODULE = -5       /* the whole plugin is unusable; only deinit may follow */
};

#define JALON_NO_PARAMETER UINT32_MAX
#define JALON_NO_DRAW UINT64_MAX

/* Allocated by the caller, filled by the callee when the status is negative. */
typedef struct jalon_error {
  uint32_t struct_size;
  uint32_t parameter; /* index of the parameter to blame, or JALON_NO_PARAMETER */
  uint64_t draw;      /* draw to blame, or JALON_NO_DRAW */
  char message[512];  /* always NUL-terminated */
} jalon_error;

/* ------------------------------------------------------------------ what a domain declares */

/* How a figure varies around its central value. */
enum {
  JALON_POINT = 0,     /* always `value` */
  JALON_UNIFORM = 1,   /* between low and high */
  JALON_TRIANGULAR = 2, /* least low, most likely value, greatest high */
  JALON_PERT = 3,      /* the same three, smooth (shape 4) */
  JALON_LOGNORMAL = 4  /* median value, 5 % quantile low, 95 % quantile high */
};

/* How far a figure can be trusted. Shown to the user wherever the figure is used. */
enum {
  JALON_CERTAIN = 0,     /* read in the named source */
  JALON_TO_VERIFY = 1,   /* quoted from memory or second hand: check before publishing */
  JALON_HYPOTHETICAL = 2 /* a judgement: replace it by a local figure */
};

enum {
  JALON_PER_YEAR = 1u << 0 /* the column of this parameter is [year][draw] instead of [draw] */
};

/* A figure the model needs. The host resolves it through the layers of settings (this default
 * being the weakest), draws it, and hands over one column. A name that starts with another word
 * than the domain's own ("energy.", "territory.") is shared: all domains see the same draws. */
typedef struct jalon_parameter {
  uint32_t struct_size;
  uint32_t flags;        /* JALON_PER_YEAR */
  const char *name;
  const char *label;     /* English; translated by the plugin's catalogue */
  const char *unit;
  double lower, upper;   /* bounds of validity, inclusive: outside is an error, not a clamp */
  uint32_t distribution; /* JALON_POINT ... */
  uint32_t confidence;   /* JALON_CERTAIN ... */
  double value;          /* central value. NaN: there is no default, the user must give one */
  double low, high;      /* see the distribution; ignored for JALON_POINT */
  const char *source;    /* where the default was read; never empty */
  const char *as_of;     /* year or period the default speaks of: "2024", "2013-2024" */
} jalon_parameter;

/* One admissible text of a JALON_CHOICE column. Its number is its place in the list. */
typedef struct jalon_choice {
  uint32_t struct_size;
  uint32_t reserved;
  const char *name;
  const char *label;
} jalon_choice;

/* How to fill a hole: rows where `when_column` holds `when_choice` (both "" = any row) take the
 * central value of `parameter` and are marked JALON_ESTIMATED. The model then uses the draws of
 * that parameter for these rows, which makes their range the peers' and not a point. The first
 * rule that applies wins. */
typedef struct jalon_fill {
  uint32_t struct_size;
  uint32_t reserved;
  const char *when_column;
  const char *when_choice;
  const char *parameter;
} jalon_fill;

enum { JALON_NUMBER = 0, JALON_CHOICE = 1, JALON_TEXT = 2 };
enum {
  JALON_REQUIRED = 1u << 0, /* a row where it stays unknown is set aside, and listed */
  JALON_KEY = 1u << 1,      /* identifies the row; duplicates are reported */
  JALON_INTEGER = 1u << 2,  /* a number without decimals (a year, a count) */
  JALON_DIGITAL = 1u << 3   /* a choice that tells how digital the thing is: the choices stand in
                               ascending order, the first is "not at all" */
};

typedef struct jalon_column {
  uint32_t struct_size;
  uint32_t type;       /* JALON_NUMBER, JALON_CHOICE, JALON_TEXT */
  uint32_t flags;      /* JALON_REQUIRED ... */
  uint32_t n_choices;
  const char *name;    /* within its table: "lamp_type" */
  const char *label;
  const char *unit;    /* of a number; "1" when it has none */
  double lower, upper; /* admissible numbers, inclusive */
  const jalon_choice *choices;
  uint32_t choice_stride;
  uint32_t fill_stride;
  const jalon_fill *fills;
  uint32_t n_fills;
  uint32_t reserved;
} jalon_column;

/* A table of what exists. A table whose name begins with another domain's name is that domain's:
 * declare the columns you need of it, as it does. The host reads it once and hands each domain its
 * own columns; what stands there is counted once.
 * Rows may stand for several equal things: `count_column` then says how many (a missing "count" is
 * one; any other missing quantity is unknown). `per_inhabitant` names the parameter (things per
 * inhabitant) from which the host makes one estimated row for a town that has no inventory yet; ""
 * = never. The count of that row is JALON_ESTIMATED without a fill: it stands for the population
 * times the draws of that parameter. */
typedef struct jalon_table {
  uint32_t struct_size;
  uint32_t n_columns;
  const char *name;  /* "lighting.points" */
  const char *label;
  const jalon_column *columns;
  uint32_t column_stride;
  uint32_t reserved;
  const char *count_column;   /* "" = each row is one thing */
  const char *per_inhabitant; /* "" = cannot be estimated */
} jalon_table;

/* A choice that a project makes inside a measure (a dimming level, the hours of a switch-off).
 * Decided, never drawn. */
typedef struct jalon_option {
  uint32_t struct_size;
  uint32_t reserved;
  const char *name; /* within its measure: "off_from" */
  const char *label;
  const char *unit;
  double lower, upper;
  double value; /* default; NaN = none, the model then uses a parameter instead */
} jalon_option;

/* Person-days a measure takes from the town's own staff, `year` years after the start. */
typedef struct jalon_effort {
  uint32_t struct_size;
  int32_t year;
  double business, digital, steering;
} jalon_effort;

/* When a measure is worth proposing, read in the diagnosis of year 0: `indicator` lies between the
 * two numbers, inclusive. An indicator that nobody knows leaves it open. */
typedef struct jalon_gate {
  uint32_t struct_size;
  uint32_t reserved;
  const char *indicator;
  double lower, upper;   /* NaN: no bound */
  const char *otherwise; /* why there is little to gain outside: a sentence for the town */
} jalon_gate;

enum {
  JALON_OCCUPIES = 1u << 0 /* takes what it covers: no other measure that does, of any domain, can
                              stand on the same part of a row */
};

typedef struct jalon_measure {
  uint32_t struct_size;
  uint32_t n_options;
  const char *name; /* "lighting.led" */
  const char *label;
  const char *help;  /* one or two sentences: what is done */
  const char *table; /* the table whose rows the measure covers */
  const jalon_option *options;
  const jalon_effort *effort;
  uint32_t option_stride, effort_stride, n_effort, flags; /* JALON_OCCUPIES */
  const char *needs;       /* list: measures without which this one makes no sense */
  const char *excludes;    /* list: measures that cannot stand on the same rows */
  const char *relevance;   /* where it brings little; "" = everywhere relevant */
  const char *procurement; /* works, supplies, services */
  const char *account;     /* account where the town books it, "" = unknown */
  const char *vat;         /* compensated, deductible, final; "" = unknown */
  const char *grants;      /* list of tags that grant programmes refer to */
  const char *follow;      /* list: indicators to watch after it is done */
  double lifetime;         /* years before the main equipment is renewed; NaN = a parameter says */
  double usual_share;      /* part of the rows where it usually makes sense, above 0 up to 1: what a
                              first estimate proposes for a town that has said nothing yet */
  const jalon_gate *gates; /* all must be open */
  uint32_t n_gates, gate_stride;
  const char *where_column;  /* a choice column of the table: the measure is meant for rows that */
  const char *where_choices; /* hold one of this list; both "" or NULL = for all rows */
} jalon_measure;

/* One output of the model, by year and draw: money (unit "currency") or a physical quantity per
 * year. Value flows `from` a stakeholder `to` a stakeholder: one of
 *   authority operator users residents businesses state grid environment
 * Both ends named: a transfer, which cancels in the collective account by construction. One end
 * only: `from` alone is a real cost borne by that stakeholder, `to` alone a real benefit. A
 * physical line is valued by the host at the norms' price of its category ("co2e", "time", ...)
 * if they have one, and shown as a quantity if they have none; ends and signs work as for money.
 * Figures are gross, for the programme asked: the host takes the difference with the reference. */
typedef struct jalon_line {
  uint32_t struct_size;
  uint32_t reserved;
  const char *name; /* "lighting.energy_bill" */
  const char *label;
  const char *unit;
  const char *category; /* money: investment renewal energy maintenance operation revenue tax
                           grant residual disposal; quantity: the name the norms price it by */
  const char *from, *to; /* "" = nobody: a resource used up, or a value that appears */
} jalon_line;

enum {
  JALON_SHARE = 1u << 0 /* a part of a whole, of unit "1": people are told per cents */
};

/* One figure of the diagnosis, by year and draw: what the service is, or becomes. */
typedef struct jalon_indicator {
  uint32_t struct_size;
  int32_t direction; /* +1 more is better, -1 less is better, 0 neither */
  const char *name;
  const char *label;
  const char *unit;
  double limit, target; /* a service this far needs attention / is exemplary; NaN = none known */
  const char *source;   /* of limit and target; "" when there are none */
  const char *as_of;
  uint32_t confidence;
  uint32_t flags; /* JALON_SHARE */
} jalon_indicator;

/* Claims about evaluate, tested by the host's checks. */
enum {
  JALON_REENTRANT = 1u << 0,       /* one prepared programme may be evaluated on many threads */
  JALON_DETERMINISTIC = 1u << 1,   /* same bits in, same bits out */
  JALON_DRAW_INDEPENDENT = 1u << 2 /* a draw never depends on another: the host may split */
};

typedef struct jalon_domain {
  uint32_t struct_size;
  uint32_t claims;
  const char *id;      /* of the plugin: "org.example.waste" (reverse DNS) */
  const char *name;    /* the domain it serves: "waste"; prefix of its own parameters */
  const char *version; /* semver of the model: major = results change meaning */
  const char *label;
  const char *currency; /* ISO 4217 code in which the default figures are given */
  int32_t price_year;   /* and the year of their prices */
  uint32_t preferred_block;
  const jalon_parameter *parameters;
  const jalon_table *tables;
  const jalon_measure *measures;
  const jalon_line *lines;
  const jalon_indicator *indicators;
  uint32_t n_parameters, n_tables, n_measures, n_lines, n_indicators;
  uint32_t parameter_stride, table_stride, measure_stride, line_stride, indicator_stride;
  uint32_t n_caveats;
  const char *const *caveats; /* what validation has shown that the model must not be trusted with:
                                 sentences for the town, shown with every result */
} jalon_domain;

/* ------------------------------------------------------------------ what the host hands over */

enum { JALON_MEASURED = 0, JALON_ESTIMATED = 1, JALON_UNKNOWN = 2 };

/* One column of an inventory. A choice is given by its number; a text in `texts` only. */
typedef struct jalon_column_data {
  uint32_t struct_size;
  uint32_t reserved;
  const double *numbers;    /* n_rows; NaN = unknown. NULL for a text column */
  const char *const *texts; /* n_rows; "" = unknown. NULL unless a text column */
  const uint8_t *quality;   /* n_rows: JALON_MEASURED ... */
  const uint32_t *fill;     /* n_rows: index of the parameter an estimated cell stands for,
                               JALON_NO_PARAMETER for the others */
} jalon_column_data;

typedef struct jalon_table_data {
  uint32_t struct_size;
  uint32_t column_stride;
  uint64_t n_rows;                  /* 0: the town has no such inventory */
  const jalon_column_data *columns; /* as many as declared, in that order */
} jalon_table_data;

/* As many tables as declared, in that order. Lives as long as the instance made from it. */
typedef struct jalon_inventory {
  uint32_t struct_size;
  uint32_t table_stride;
  const jalon_table_data *tables;
} jalon_inventory;

/* One measure, from a year on, on a part of the inventory. */
typedef struct jalon_entry_of_programme {
  uint32_t struct_size;
  uint32_t measure;      /* index among the declared measures */
  int32_t start_year;    /* the measure is in service from the start of the year after */
  uint32_t reserved;
  const double *share;   /* n_rows of the measure's table: part of each row covered, 0 to 1 */
  const double *options; /* n_options of the measure; NaN = not given, no default */
} jalon_entry_of_programme;

/* What the model is asked about. No entry: the reference, i.e. what happens anyway. Several
 * entries are evaluated jointly; their rows may overlap. */
typedef struct jalon_programme {
  uint32_t struct_size;
  uint32_t entry_stride;
  uint32_t n_entries;
  uint32_t n_years;
  const jalon_entry_of_programme *entries;
  const int32_t *years; /* n_years consecutive calendar years; years[0] is year 0 */
} jalon_programme;

/* Columns are host-owned, 64-byte aligned and always fully filled. A yearly column is laid out
 * [year][draw]: the value of year y and draw i is column[y * stride + i]. */
typedef struct jalon_block {
  uint32_t struct_size;
  uint32_t n_years;
  uint64_t first_draw; /* index of draw 0 of this block in the whole run; for messages */
  uint64_t n_draws;    /* may be 0 */
  uint64_t stride;     /* >= n_draws */
  const double *const *parameters; /* one column per declared parameter */
  const uint64_t *constant; /* bit p set: all draws of parameter p are equal. A hint; may be NULL */
  double *const *lines;     /* one yearly column per declared line: fill all of it */
  double *const *indicators; /* one yearly column per declared indicator: fill all of it */
  uint8_t *rejected; /* n_draws, zeroed by the host; set non-zero to reject a draw alone */
  /* [line][year], zeroed by the host: set non-zero a year of a line that is 0 in all draws of the
   * block, instead of filling it. A hint that saves time; may be NULL */
  uint8_t *zeros;
} jalon_block;

/* ------------------------------------------------------------------ the host's side */

typedef struct jalon_host {
  uint32_t struct_size, abi_major, abi_minor, reserved;
  void *host_data;
  const char *name, *version;
  /* NULL = the host does not offer it: a plugin must be able to live without. [any] */
  const void *(JALON_CALL *get_service)(const struct jalon_host *, const char *id);
} jalon_host;

#define JALON_SERVICE_LOG "jalon.log/1"
enum { JALON_DEBUG = 0, JALON_INFO = 1, JALON_WARNING = 2, JALON_ERROR = 3 };
typedef struct jalon_log {
  uint32_t struct_size, reserved;
  void(JALON_CALL *write)(const jalon_host *, int32_t level, const char *message); /* [any] */
} jalon_log;

#define JALON_SERVICE_PROGRESS "jalon.progress/1"
typedef struct jalon_progress {
  uint32_t struct_size, reserved;
  int32_t(JALON_CALL *cancelled)(const jalon_host *); /* cheap: poll it. [any] */
  void(JALON_CALL *report)(const jalon_host *, double fraction, const char *what); /* [any] */
} jalon_progress;

/* What the model's own sums contradict in an inventory: told to the town beside what the import
 * found. `message` is an English pattern with places {1} to {9} for `values`, translated by the
 * plugin's catalogue. Whether the cell is used all the same is the model's decision, which the
 * message tells. */
#define JALON_SERVICE_FINDING "jalon.finding/1"
#define JALON_WHOLE_TABLE UINT64_MAX
typedef struct jalon_finding {
  uint32_t struct_size, reserved;
  /* `column` and `table`: places in the declared lists. Only during create. [instance] */
  void(JALON_CALL *report)(const jalon_host *, int32_t level, uint32_t table, uint64_t row,
                           uint32_t column, const char *message, const double *values,
                           uint32_t n_values);
} jalon_finding;

/* Facts of the dossier that are not figures of the model: no draws, no ranges. Each answers 1
 * when the key is known, 0 otherwise. Pointers live as long as the instance. Keys today:
 *   text    territory.name, territory.currency, territory.timezone
 *   number  territory.population (NaN if unknown), territory.year (the base year)
 *   series  territory.clock.since: seconds since 1970-01-01 UTC at which the legal clock changes
 *           territory.clock.offset: seconds to add to UTC from then on. Sorted; the first is at or
 *           before the start of the base year, the last before its end. */
#define JALON_SERVICE_SETTINGS "jalon.settings/1"
typedef struct jalon_settings {
  uint32_t struct_size, reserved;
  int32_t(JALON_CALL *number)(const jalon_host *, const char *key, double *out);     /* [any] */
  int32_t(JALON_CALL *text)(const jalon_host *, const char *key, const char **out);  /* [any] */
  int32_t(JALON_CALL *series)(const jalon_host *, const char *key, const double **out,
                              uint64_t *n); /* [any] */
} jalon_settings;

/* ------------------------------------------------------------------ the plugin's side */

typedef struct jalon_instance jalon_instance; /* one dossier's inventory, taken in */
typedef struct jalon_prepared jalon_prepared; /* one programme, ready for draws */

#define JALON_API_DOMAIN "jalon.domain/1"
typedef struct jalon_domain_api {
  uint32_t struct_size, reserved;
  /* The same pointer each time; it and all it points to live until the program ends. [any] */
  const jalon_domain *(JALON_CALL *describe)(void);
  /* Takes an inventory in. The host pointer belongs to this instance alone. [any] */
  jalon_status(JALON_CALL *create)(const jalon_host *, const jalon_inventory *,
                                   jalon_instance **out, jalon_error *);
  /* Everything that does not depend on draws: done once per programme. [instance] */
  jalon_status(JALON_CALL *prepare)(jalon_instance *, const jalon_programme *,
                                    jalon_prepared **out, jalon_error *);
  /* Keeps no state from one block to the next. [claimed] */
  jalon_status(JALON_CALL *evaluate)(const jalon_prepared *, const jalon_block *, jalon_error *);
  void(JALON_CALL *release)(jalon_prepared *);  /* before its instance is destroyed. [instance] */
  void(JALON_CALL *destroy)(jalon_instance *);  /* [instance] */
} jalon_domain_api;

typedef struct jalon_entry {
  uint32_t struct_size, abi_major, abi_minor, reserved;
  const char *build_info; /* compiler and flags: for bug reports only */
  /* Counted: init and deinit may come several times, in pairs. `folder` is where the plugin's
   * files lie. [any] */
  jalon_status(JALON_CALL *init)(const jalon_host *, const char *folder, jalon_error *);
  void(JALON_CALL *deinit)(void);
  const void *(JALON_CALL *get_api)(const char *id); /* NULL = not offered. [any] */
} jalon_entry;

/* The one exported symbol. A function, because looking up data is less portable; its name
 * carries the major, so that one binary may serve two of them. */
JALON_EXPORT const jalon_entry *JALON_CALL jalon_plugin_entry_v1(void);
typedef const jalon_entry *(JALON_CALL *jalon_plugin_entry_v1_fn)(void);
#define JALON_PLUGIN_ENTRY "jalon_plugin_entry_v1"

/* True if the peer's struct is long enough to hold the field. */
#define JALON_HAS(pointer, type, field) \
  ((pointer)->struct_size >= offsetof(type, field) + sizeof(((type *)0)->field))

#ifdef __cplusplus
}
#endif
#endif
