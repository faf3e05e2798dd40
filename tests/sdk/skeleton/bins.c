/* The plumbing of a plugin in C11, and the smallest model: ten bins cost 100 each, every year. */
#include <jalon/abi.h>
#include <string.h>

static const jalon_line lines[] = {{.struct_size = sizeof(jalon_line),
                                    .name = "bins.cost",
                                    .label = "Cost of bins",
                                    .unit = "currency",
                                    .category = "operation",
                                    .from = "authority",
                                    .to = ""}};
static const jalon_domain domain = {.struct_size = sizeof(jalon_domain),
                                    .claims = JALON_REENTRANT | JALON_DETERMINISTIC,
                                    .id = "org.example.bins",
                                    .name = "bins",
                                    .version = "1.0.0",
                                    .label = "Bins",
                                    .currency = "EUR",
                                    .price_year = 2024,
                                    .preferred_block = 1024,
                                    .lines = lines,
                                    .n_lines = 1,
                                    .line_stride = sizeof(jalon_line)};

/* One object for all: this model keeps nothing of its inventory or programme. */
static int nothing;
static const jalon_domain *describe(void) {
  return &domain;
}
static jalon_status create(const jalon_host *host, const jalon_inventory *inventory,
                           jalon_instance **out, jalon_error *error) {
  (void)host, (void)inventory, (void)error;
  *out = (jalon_instance *)&nothing;
  return JALON_OK;
}
static jalon_status prepare(jalon_instance *self, const jalon_programme *programme,
                            jalon_prepared **out, jalon_error *error) {
  (void)self, (void)programme, (void)error;
  *out = (jalon_prepared *)&nothing;
  return JALON_OK;
}
static jalon_status evaluate(const jalon_prepared *self, const jalon_block *b, jalon_error *error) {
  (void)self, (void)error;
  for (uint32_t year = 0; year < b->n_years; ++year)
    for (uint64_t draw = 0; draw < b->n_draws; ++draw)
      b->lines[0][year * b->stride + draw] = 10 * 100;
  return JALON_OK;
}
static void release(jalon_prepared *prepared) {
  (void)prepared;
}
static void destroy(jalon_instance *self) {
  (void)self;
}

static const void *get_api(const char *id) {
  static const jalon_domain_api api = {sizeof api, 0,        describe, create,
                                       prepare,    evaluate, release,  destroy};
  return strcmp(id, JALON_API_DOMAIN) == 0 ? &api : NULL;
}
static jalon_status init(const jalon_host *host, const char *folder, jalon_error *error) {
  (void)host, (void)folder, (void)error;
  return JALON_OK;
}
static void deinit(void) {}
const jalon_entry *jalon_plugin_entry_v1(void) {
  static const jalon_entry entry = {sizeof entry, JALON_ABI_MAJOR, JALON_ABI_MINOR, 0, "C11",
                                    init,         deinit,          get_api};
  return &entry;
}
