#include "harness.h"

#include <chrono>
#include <cmath>
#include <memory>
#include <stdexcept>

namespace lighting_test {
namespace {

struct TownHost {
  const Town *town;
  jalon_host host{};
};
const Town &town_of(const jalon_host *host) {
  return *static_cast<const TownHost *>(host->host_data)->town;
}

thread_local std::vector<std::string> messages;

void write_log(const jalon_host *, int32_t, const char *message) {
  messages.emplace_back(message);
}
int32_t number(const jalon_host *host, const char *key, double *out) {
  const std::string_view name = key;
  if (name == "territory.population") *out = town_of(host).population;
  if (name == "territory.year") *out = town_of(host).year;
  return name == "territory.population" || name == "territory.year";
}
int32_t text(const jalon_host *, const char *, const char **) {
  return 0;
}
int32_t series(const jalon_host *host, const char *key, const double **out, uint64_t *n) {
  const std::string_view name = key;
  const LegalClock &clock = town_of(host).clock;
  const auto &list = name == "territory.clock.since" ? clock.since : clock.offset;
  if (!name.starts_with("territory.clock.") || list.empty()) return 0;
  *out = list.data();
  *n = list.size();
  return 1;
}
const void *get_service(const jalon_host *, const char *id) {
  static constexpr jalon_log log{sizeof(jalon_log), 0, write_log};
  static constexpr jalon_settings settings{sizeof(jalon_settings), 0, number, text, series};
  if (std::string_view(id) == JALON_SERVICE_LOG) return &log;
  if (std::string_view(id) == JALON_SERVICE_SETTINGS) return &settings;
  return nullptr;
}

std::size_t place_of(const auto &list, std::string_view name) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (name == list[i].name) return i;
  throw std::runtime_error("no such name: " + std::string(name));
}

// One table with its holes filled by the declared rules.
struct TableStore {
  std::vector<std::vector<double>> numbers;
  std::vector<std::vector<std::string>> strings;
  std::vector<std::vector<const char *>> texts;
  std::vector<std::vector<uint8_t>> quality;
  std::vector<std::vector<uint32_t>> fill;
  std::vector<jalon_column_data> columns;
  jalon_table_data data{};

  TableStore(const jalon_table &table, const std::vector<Row> &rows) {
    const std::span declared(table.columns, table.n_columns);
    const std::size_t n = rows.size();
    for (const jalon_column &c : declared) {
      std::vector<double> x(n, jalon::unknown);
      std::vector<std::string> s(n);
      std::vector<uint8_t> q(n, JALON_UNKNOWN);
      for (std::size_t r = 0; r < n; ++r) {
        const auto cell = rows[r].find(c.name);
        if (cell == rows[r].end()) continue;
        q[r] = JALON_MEASURED;
        if (c.type == JALON_NUMBER) x[r] = std::get<double>(cell->second);
        if (c.type == JALON_TEXT) s[r] = std::get<std::string>(cell->second);
        if (c.type == JALON_CHOICE)
          x[r] = static_cast<double>(
              place_of(std::span(c.choices, c.n_choices), std::get<std::string>(cell->second)));
      }
      numbers.push_back(std::move(x));
      strings.push_back(std::move(s));
      quality.push_back(std::move(q));
      fill.emplace_back(n, JALON_NO_PARAMETER);
    }
    for (const auto &row : rows)
      for (const auto &[name, cell] : row) place_of(declared, name);
    for (std::size_t c = 0; c < declared.size(); ++c)
      for (std::size_t r = 0; r < n; ++r) {
        if (quality[c][r] != JALON_UNKNOWN) continue;
        for (const jalon_fill &f : std::span(declared[c].fills, declared[c].n_fills)) {
          if (*f.when_column) {
            const std::size_t w = place_of(declared, f.when_column);
            const auto choice = static_cast<double>(
                place_of(std::span(declared[w].choices, declared[w].n_choices), f.when_choice));
            if (!(numbers[w][r] == choice)) continue;
          }
          fill[c][r] = static_cast<uint32_t>(place_of(lighting::parameters, f.parameter));
          numbers[c][r] = lighting::parameters[fill[c][r]].value;
          quality[c][r] = JALON_ESTIMATED;
          break;
        }
      }
    for (std::size_t c = 0; c < declared.size(); ++c) {
      texts.emplace_back();
      for (const auto &s : strings[c]) texts.back().push_back(s.c_str());
    }
    for (std::size_t c = 0; c < declared.size(); ++c) {
      const bool is_text = declared[c].type == JALON_TEXT;
      columns.push_back({sizeof(jalon_column_data), 0, is_text ? nullptr : numbers[c].data(),
                         is_text ? texts[c].data() : nullptr, quality[c].data(), fill[c].data()});
    }
    data = {sizeof(jalon_table_data), sizeof(jalon_column_data), n, columns.data()};
  }
};

void check(jalon_status status, const jalon_error &error) {
  if (status < 0) throw std::runtime_error(error.message);
}

}  // namespace

LegalClock constant(int year, double hours) {
  using namespace std::chrono;
  const auto start = sys_days(std::chrono::year(year) / January / 1) - days(2);
  return {{static_cast<double>(duration_cast<seconds>(start.time_since_epoch()).count())},
          {hours * 3600}};
}

LegalClock european(int year, int winter_hours) {
  using namespace std::chrono;
  LegalClock clock = constant(year, winter_hours);
  for (const auto month : {March, October}) {
    const auto change = sys_days(std::chrono::year(year) / month / Sunday[last]) + hours(1);
    clock.since.push_back(
        static_cast<double>(duration_cast<seconds>(change.time_since_epoch()).count()));
    clock.offset.push_back((winter_hours + (month == March ? 1 : 0)) * 3600.0);
  }
  return clock;
}

double Answer::sum(lighting::Line l, std::size_t draw) const {
  double s = 0;
  for (std::size_t y = 0; y < years; ++y) s += line(l, y, draw);
  return s;
}

double Answer::paid(std::size_t year, std::size_t draw) const {
  double s = 0;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    if (std::string_view(lighting::lines[l].unit) != "currency") continue;
    const double x = lines[l][year * draws + draw];
    if (std::string_view(lighting::lines[l].from) == "authority") s += x;
    if (std::string_view(lighting::lines[l].to) == "authority") s -= x;
  }
  return s;
}

const std::vector<std::string> &logged() {
  return messages;
}

Answer ask(const Town &town, const Asked &asked) {
  messages.clear();
  TownHost service{&town, {}};
  service.host = {sizeof(jalon_host), JALON_ABI_MAJOR, JALON_ABI_MINOR, 0, &service, "test", "1",
                  get_service};
  const jalon_entry *plugin = jalon_plugin_entry_v1();
  const auto *api = static_cast<const jalon_domain_api *>(plugin->get_api(JALON_API_DOMAIN));
  const jalon_domain *domain = api->describe();
  jalon_error error{};
  error.struct_size = sizeof error;

  std::vector<std::unique_ptr<TableStore>> stores;
  stores.push_back(std::make_unique<TableStore>(domain->tables[0], town.points));
  stores.push_back(std::make_unique<TableStore>(domain->tables[1], town.cabinets));
  if (town.estimated_from_population) {
    const auto p = place_of(lighting::parameters, "lighting.points_per_inhabitant");
    const auto c = place_of(lighting::point_columns, "count");
    stores[0]->numbers[c][0] = town.population * lighting::parameters[p].value;
    stores[0]->quality[c][0] = JALON_ESTIMATED;
  }
  const jalon_table_data tables[]{stores[0]->data, stores[1]->data};
  const jalon_inventory inventory{sizeof(jalon_inventory), sizeof(jalon_table_data), tables};

  jalon_instance *instance = nullptr;
  check(api->create(&service.host, &inventory, &instance, &error), error);

  std::vector<std::vector<double>> shares, options;
  std::vector<jalon_entry_of_programme> entries;
  for (const Entry &e : asked.programme) {
    const auto m = place_of(lighting::measures, e.measure);
    shares.push_back(e.share.empty() ? std::vector<double>(town.points.size(), 1) : e.share);
    options.emplace_back();
    const std::span declared(lighting::measures[m].options, lighting::measures[m].n_options);
    for (const auto &o : declared) options.back().push_back(o.value);
    for (const auto &[name, value] : e.options) options.back()[place_of(declared, name)] = value;
    entries.push_back({sizeof(jalon_entry_of_programme), static_cast<uint32_t>(m), e.start_year, 0,
                       nullptr, nullptr});
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].share = shares[i].data();
    entries[i].options = options[i].data();
  }
  std::vector<int32_t> years;
  for (std::size_t y = 0; y < asked.years; ++y) years.push_back(town.year + static_cast<int>(y));
  const jalon_programme programme{sizeof(jalon_programme),
                                  sizeof(jalon_entry_of_programme),
                                  static_cast<uint32_t>(entries.size()),
                                  static_cast<uint32_t>(years.size()),
                                  entries.data(),
                                  years.data()};
  jalon_prepared *prepared = nullptr;
  check(api->prepare(instance, &programme, &prepared, &error), error);

  Answer answer{asked.years, asked.draws, {}, {}, {}};
  answer.rejected.assign(asked.draws, false);
  const std::size_t cells = asked.years * asked.draws;
  answer.lines.assign(domain->n_lines, std::vector<double>(cells, jalon::unknown));
  answer.indicators.assign(domain->n_indicators, std::vector<double>(cells, -1));
  for (std::size_t first = 0; first < std::max<std::size_t>(asked.draws, 1); first += asked.block) {
    const std::size_t n = std::min(asked.block, asked.draws - first);
    const std::size_t stride = n + 3;  // never the number of draws: strides must be honoured
    std::vector<std::vector<double>> in, out;
    for (std::size_t p = 0; p < domain->n_parameters; ++p) {
      const jalon_parameter &q = domain->parameters[p];
      const auto given = asked.figures.find(q.name);
      in.emplace_back(stride * asked.years, jalon::unknown);
      for (std::size_t y = 0; y < asked.years; ++y)
        for (std::size_t d = 0; d < n; ++d)
          in[p][y * stride + d] =
              given == asked.figures.end() ? q.value : given->second(y, first + d);
    }
    for (std::size_t k = 0; k < domain->n_lines + domain->n_indicators; ++k)
      out.emplace_back(stride * asked.years, -777.0);
    std::vector<const double *> parameters;
    std::vector<double *> lines, indicators;
    for (const auto &c : in) parameters.push_back(c.data());
    for (std::size_t k = 0; k < out.size(); ++k)
      (k < domain->n_lines ? lines : indicators).push_back(out[k].data());
    std::vector<uint8_t> rejected(n + 1, 0);
    const jalon_block block{sizeof(jalon_block),
                            static_cast<uint32_t>(asked.years),
                            first,
                            n,
                            stride,
                            parameters.data(),
                            nullptr,
                            lines.data(),
                            indicators.data(),
                            rejected.data()};
    check(api->evaluate(prepared, &block, &error), error);
    for (std::size_t d = 0; d < n; ++d) answer.rejected[first + d] = rejected[d] != 0;
    for (std::size_t y = 0; y < asked.years; ++y)
      for (std::size_t d = 0; d < n; ++d) {
        const std::size_t to = y * asked.draws + first + d, from = y * stride + d;
        for (std::size_t l = 0; l < lines.size(); ++l) answer.lines[l][to] = lines[l][from];
        for (std::size_t k = 0; k < indicators.size(); ++k)
          answer.indicators[k][to] = indicators[k][from];
      }
  }
  api->release(prepared);
  api->destroy(instance);
  return answer;
}

std::map<std::string, Figure> plain_figures() {
  std::map<std::string, Figure> figures;
  for (const char *zero :
       {"lighting.renewal.rate", "lighting.renewal.mercury_rate", "lighting.cabinet.standby",
        "lighting.clock.offset", "lighting.clock.other_offset", "lighting.rebound",
        "lighting.led.learning", "lighting.pole.price", "lighting.cable.price",
        "lighting.cabinet.price", "lighting.study_share", "lighting.disposal.price",
        "lighting.maintenance.cabinet", "lighting.discharge.failure", "lighting.led.failure",
        "lighting.relamping.price"})
    figures[zero] = fixed(0);
  figures["lighting.failure.growth"] = fixed(1);
  figures["territory.latitude"] = fixed(46);
  figures["territory.longitude"] = fixed(4.84);
  return figures;
}

}  // namespace lighting_test
