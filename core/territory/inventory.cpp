#include "core/territory/inventory.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <unordered_map>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/settings/units.h"
#include "core/table/dates.h"
#include "core/table/source_table.h"
#include "core/territory/cells.h"
#include "core/territory/column_plan.h"
#include "core/territory/mapping.h"
#include "core/territory/one_source.h"
#include "core/territory/own_rows.h"
#include "core/territory/places.h"
#include "core/territory/rows.h"
#include "core/territory/toml_reader.h"
#include "core/territory/totals_rows.h"
#include "core/territory/whereabouts.h"

namespace jalon {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr int no_last_year = 9999;

int this_year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

class Importer {
 public:
  Importer(const jalon_domain &domain, const jalon_table &declared, const InventorySource &file,
           const ParameterValue &value_of, const Surroundings &around)
      : declared_(declared),
        currency_(around.currency),
        population_(around.population),
        mapping_(read_mapping(file.mapping, declared, around.currency, faults_)),
        source_(read_source(file.file, around)),
        fills_(domain, declared, value_of),
        places_(find_places(source_, mapping_, around)),
        count_(columns_of(declared).find(declared.count_column)),
        table_(make_table(declared)),
        row_(declared) {
    plan(around.year ? around.year : this_year());
    if (!mapping_.keep_totals) totals_ = find_totals(source_);
  }

  InventoryTable run() {
    auto &import = table_.import;
    import.file = source_.file;
    import.format = source_.format;
    import.encoding = source_.encoding;
    import.delimiter = source_.delimiter;
    import.rows_above = source_.rows_above;
    import.findings = std::move(source_.findings);
    settle_decimals();
    add_place_findings();
    for (std::size_t i = 0; i < source_.rows.size(); ++i) read_row(i);
    sum_up_keys();
    hold_against_population();
    tell_unsaid_place();
    import.rows_kept = table_.rows;
    import.rows_elsewhere = own_.elsewhere;
    import.by_commune = own_.by_commune;
    import.rows_set_aside = set_aside_ + source_.broken + own_.elsewhere;
    import.rows_in = source_.rows.size() + source_.broken + own_.elsewhere;
    // A sum of years would tell nothing.
    for (std::size_t c = 0; c < plans_.size(); ++c)
      if (plans_[c].declared().type == JALON_NUMBER && !is_year(plans_[c].declared()))
        import.totals[plans_[c].declared().name] = {
            static_cast<double>(sums_[c].in), static_cast<double>(sums_[c].kept),
            static_cast<double>(sums_[c].aside), spelt(plans_[c].declared().unit, currency_)};
    std::stable_sort(import.findings.begin(), import.findings.end(),
                     [](const Finding &a, const Finding &b) { return a.row < b.row; });
    return std::move(table_);
  }

 private:
  // Summed apart from one another, so that in = kept + set aside can fail.
  struct Sum {
    long double in = 0, kept = 0, aside = 0;
  };
  struct Skip {
    std::size_t column;
    const std::vector<std::string> *texts;
  };

  // All mistakes of the mapping at once: those it has in itself and those before this file.
  SourceTable read_source(const std::filesystem::path &file, const Surroundings &around) {
    SourceTable source;
    try {
      source = read_source_table(file, mapping_);
      fit_to_file(mapping_, source);
      const auto before = faults_.size();
      check_columns(source, mapping_, faults_);
      if (faults_.size() == before) {
        const auto one = one_source(source, mapping_);
        own_ = keep_own_rows(source, mapping_, around, faults_);
        if (!mapping_.commune.empty() && own_.by_commune)
          place_told_ = true;
        else if (faults_.size() == before)
          hear_where(source, around);
        place_told_ = place_told_ || around.communes.empty();
        if (one) tell_one_source(source, *one);
      }
    } catch (const Faults &several) {
      faults_.insert(faults_.end(), several.all().begin(), several.all().end());
    } catch (const Fault &fault) {
      faults_.push_back(fault);
    }
    sort_by_place(faults_);
    if (faults_.size() == 1) throw faults_[0];
    if (!faults_.empty()) throw Faults(std::move(faults_));
    return source;
  }

  void hear_where(SourceTable &source, const Surroundings &around) {
    const auto where = hold_against_territory(source, mapping_, around, faults_);
    place_told_ = where.told;
    own_.elsewhere += where.elsewhere;
  }

  // Files of a kind come from outside, and those of all towns look alike: that is told with every
  // result. One that the town wrote for itself need not say where it is.
  void tell_unsaid_place() {
    const bool located = std::any_of(places_.longitude.begin(), places_.longitude.end(),
                                     [](double x) { return !std::isnan(x); });
    if (place_told_ || located || mapping_.territory_checked) return;
    table_.import.place_unsaid = !mapping_.lenient;
    table_.import.findings.push_back(
        {Finding::note, 0, "", "",
         "nothing in this file says which territory it is of: check that it is this one; once that "
         "is done, territory_checked = true under [file] of its mapping says so"_msg,
         mapping_.lenient});
  }

  void plan(int last_year) {
    for (const jalon_column &column : columns_of(declared_)) {
      const auto mapped = mapping_.columns.find(column.name);
      const auto *how = mapped == mapping_.columns.end() ? nullptr : &mapped->second;
      plans_.emplace_back(column, how, source_, how && how->future ? no_last_year : last_year);
    }
    for (const auto &[name, texts] : mapping_.skip)
      skips_.push_back({source_.column(name), &texts});
    sums_.resize(plans_.size());
    state_.resize(plans_.size());
    found_.resize(plans_.size());
  }

  void settle_decimals() {
    for (auto &p : plans_) {
      if (p.declared().type != JALON_NUMBER || !p.from_file()) continue;
      for (const auto &row : source_.rows) p.learn(row.cells);
      p.settle(mapping_.decimal);
      if (!mapping_.decimal.empty()) continue;
      if (p.decimal() == Decimal::comma)
        table_.import.findings.push_back(
            {Finding::note, 0, p.name(), ",", "decimal comma recognised in this column"_msg});
      if (p.decimal() == Decimal::both)
        table_.import.findings.push_back(
            {Finding::note, 0, p.name(), ", .",
             "both decimal signs are used in this column: each number read by itself"_msg});
    }
  }

  void tell(Finding::Kind kind, const std::string &column, const std::string &found, Message done) {
    findings_.push_back({kind, number_, column, found, std::move(done)});
  }

  void read_row(std::size_t i) {
    const auto &cells = source_.rows[i].cells;
    number_ = source_.rows[i].number;
    row_.clear();
    findings_.clear();
    std::vector<std::pair<std::size_t, const Cell *>> telling;
    for (std::size_t c = 0; c < plans_.size(); ++c)
      if (const Cell *cell = read_cell(c, cells); cell && !cell->tells.empty())
        telling.emplace_back(c, cell);
    for (const auto &[c, cell] : telling) hear(c, *cell);
    // A quantity (connections, cases, a length) that is missing is unknown, not one.
    if (count_ != npos && plans_[count_].declared().name == std::string_view("count") &&
        row_.unknown(count_) && !totals_.contains(i)) {
      // Not an estimate: that would stand for the whole population (see abi.h).
      if (state_[count_] == Cell::refused)
        tell(Finding::note, plans_[count_].name(), found_[count_],
             "how many things this row stands for is unknown: counted as one"_msg);
      else
        row_.measure(count_, 1, {});
    }
    const bool kept = !is_total(i) && !skipped(cells) && fill_and_check();
    add_up(kept);
    if (kept) keep(i);
    if (!kept) ++set_aside_;
    for (auto &finding : findings_) table_.import.findings.push_back(std::move(finding));
  }

  // The cell's reading; nullptr where nothing is mapped.
  const Cell *read_cell(std::size_t c, const std::vector<std::string> &cells) {
    auto &p = plans_[c];
    state_[c] = Cell::blank;
    found_[c].clear();
    auto reading = p.read(cells);
    const Cell *cell = reading.cell;
    found_[c] = std::move(reading.found);
    if (!cell) return nullptr;
    state_[c] = cell->state;
    if (cell->state == Cell::refused) {
      tell(Finding::refused, *reading.name, found_[c], cell->done);
    } else if (cell->state == Cell::read && *reading.name == length_column) {
      row_.measure(c, cell->number, cell->text);
      tell(Finding::repaired, *reading.name, found_[c],
           "{1}: the length of the line on the map"_msg(p.declared().name));
    } else if (cell->state == Cell::read) {
      row_.measure(c, cell->number, cell->text);
      if (!cell->done.empty()) tell(Finding::repaired, *reading.name, found_[c], cell->done);
    }
    return cell;
  }

  // What a cell tells of other columns: their own cells win.
  void hear(std::size_t c, const Cell &cell) {
    for (const auto &[name, text] : cell.tells) {
      const auto target = columns_of(declared_).find(name);
      const Cell told = plans_[target].read_meant(text);
      const std::string what = name + " = " + text;
      if (told.state == Cell::blank) continue;
      if (told.state == Cell::refused) {
        tell(Finding::refused, plans_[c].name(), found_[c], "tells {1}: {2}"_msg(what, told.done));
      } else if (state_[target] == Cell::blank) {
        row_.measure(target, told.number, told.text);
        state_[target] = Cell::read;
        tell(Finding::repaired, plans_[c].name(), found_[c],
             "tells {1}, whose cell is blank"_msg(what));
      } else if ((row_.numbers[target] != told.number && !std::isnan(told.number)) ||
                 row_.texts[target] != told.text) {
        tell(Finding::note, plans_[c].name(), found_[c],
             "tells {1}, but {2} says \"{3}\", which is kept"_msg(what, plans_[target].name(),
                                                                  found_[target]));
      }
    }
  }

  bool is_total(std::size_t i) {
    const auto it = totals_.find(i);
    if (it == totals_.end()) return false;
    findings_ = {it->second};  // its cells are no cells of things
    return true;
  }

  bool skipped(const std::vector<std::string> &cells) {
    for (const auto &skip : skips_) {
      const auto text = trim_spaces(cells[skip.column]);
      for (const auto &listed : *skip.texts)
        if (text == listed || lower_case(text) == lower_case(listed)) {
          tell(Finding::set_aside, source_.header[skip.column], cells[skip.column],
               "the mapping skips these rows"_msg);
          findings_.back().asked = true;
          return true;
        }
    }
    return false;
  }

  // Fills holes; false if a required cell stays unknown.
  bool fill_and_check() {
    const auto before = findings_.size();
    for (std::size_t c = 0; c < plans_.size(); ++c)
      if (row_.unknown(c))
        if (const auto estimate = fills_.find(c, row_)) {
          row_.estimate(c, estimate->value, estimate->parameter);
          tell(Finding::estimated, plans_[c].name(), found_[c], estimate->done);
        }
    for (std::size_t c = 0; c < plans_.size(); ++c) {
      if (!(plans_[c].declared().flags & JALON_REQUIRED) || !row_.unknown(c)) continue;
      findings_.resize(before);  // the row's estimates serve nobody
      tell(Finding::set_aside, plans_[c].name(), found_[c],
           "{1} is required and unknown"_msg(plans_[c].declared().name));
      return false;
    }
    return true;
  }

  void add_place_findings() {
    std::set<std::size_t> no_things;
    for (const auto &[i, total] : totals_) no_things.insert(source_.rows[i].number);
    for (auto &finding : places_.findings)
      if (!no_things.contains(finding.row)) table_.import.findings.push_back(std::move(finding));
  }

  void add_up(bool kept) {
    for (std::size_t c = 0; c < plans_.size(); ++c) {
      if (plans_[c].declared().type != JALON_NUMBER || row_.quality[c] != JALON_MEASURED) continue;
      sums_[c].in += row_.numbers[c];
      (kept ? sums_[c].kept : sums_[c].aside) += row_.numbers[c];
    }
  }

  void keep(std::size_t i) {
    append(table_, declared_, row_);
    table_.source_row.push_back(number_);
    if (!places_.longitude.empty()) {
      table_.longitude.push_back(places_.longitude[i]);
      table_.latitude.push_back(places_.latitude[i]);
    }
    std::string key, shown, column;
    for (std::size_t c = 0; c < plans_.size(); ++c) {
      if (!(plans_[c].declared().flags & JALON_KEY)) continue;
      if (row_.unknown(c)) return;
      const auto text =
          plans_[c].declared().type == JALON_TEXT ? row_.texts[c] : plain(row_.numbers[c]);
      key += text + '\0';
      shown += (shown.empty() ? "" : ", ") + text;
      column = plans_[c].name();
    }
    if (key.empty()) return note_copy(i);
    const auto [first, fresh] = keys_.emplace(key, i);
    if (fresh) return;
    const auto &earlier = source_.rows[first->second];
    const bool copy = earlier.cells == source_.rows[i].cells;
    key_column_ = column;
    ++same_key_;
    if (copy) ++copies_;
    tell(Finding::note, column, shown,
         copy ? "exact copy of row {1}"_msg(earlier.number + source_.rows_above)
              : "same key as row {1}, other cells differ"_msg(earlier.number + source_.rows_above));
  }

  // In a table without key, the same thing may be said twice in the very same words.
  void note_copy(std::size_t i) {
    for (const jalon_column &column : columns_of(declared_))
      if (column.flags & JALON_KEY) return;
    const auto &cells = source_.rows[i].cells;
    std::size_t hash = cells.size();
    for (const auto &cell : cells) hash = hash * 1000003 ^ std::hash<std::string>{}(cell);
    const auto [first, last] = rows_.equal_range(hash);
    for (auto it = first; it != last; ++it)
      if (source_.rows[it->second].cells == cells)
        return tell(
            Finding::note, {}, {},
            "exact copy of row {1}"_msg(source_.rows[it->second].number + source_.rows_above));
    rows_.emplace(hash, i);
  }

  void sum_up_keys() {
    if (same_key_ == 0) return;
    table_.import.findings.push_back(
        {Finding::note, 0, key_column_, "",
         "rows that bear the key of an earlier row: {1}, of them exact copies: {2}; all were kept, "
         "take out of the file those that say the same thing twice"_msg(same_key_, copies_),
         true});
  }

  // Of the latest year, where the table has one: a service has a row for each.
  double served_in_a_year(const InventoryColumn &served) const {
    const auto at = columns_of(declared_).find("year");
    std::map<double, double> by_year;
    for (std::size_t row = 0; row < table_.rows; ++row) {
      if (served.quality[row] != JALON_MEASURED) continue;
      const double year = at == npos ? 0 : table_.columns[at].numbers[row];
      by_year[std::isnan(year) ? 0 : year] += served.numbers[row];
    }
    return by_year.empty() ? 0 : by_year.rbegin()->second;
  }

  // A file of other services, or of more than the town: nobody sees it in the rows themselves.
  void hold_against_population() {
    constexpr double times = 2;
    for (std::size_t c = 0; c < plans_.size(); ++c) {
      const auto mapped = mapping_.columns.find(plans_[c].declared().name);
      if (!population_ || mapped == mapping_.columns.end() || !mapped->second.served) continue;
      const double served = served_in_a_year(table_.columns[c]);
      if (served == 0 || (served <= times * *population_ && served >= *population_ / times))
        continue;
      table_.import.findings.push_back(
          {Finding::note, 0, plans_[c].name(), "",
           "the rows serve {1} inhabitants, and the dossier's territory has {2}: set the others "
           "aside with `skip` in the mapping, or weigh the results accordingly"_msg(served,
                                                                                    *population_),
           true});
    }
  }

  const jalon_table &declared_;
  std::string currency_;
  std::optional<double> population_;
  std::vector<Fault> faults_;
  Mapping mapping_;
  OwnRows own_;              // before source_, whose reading fills both in
  bool place_told_ = false;  // something says that the file is of the territory, or it has none
  SourceTable source_;
  Fills fills_;
  Places places_;
  std::size_t count_;  // column that says how many things a row is, or npos
  InventoryTable table_;
  std::vector<ColumnPlan> plans_;
  std::vector<Skip> skips_;
  std::vector<Sum> sums_;
  std::map<std::size_t, Finding> totals_;                   // rows that are no things
  std::unordered_map<std::string, std::size_t> keys_;       // first row of each, in the source
  std::unordered_multimap<std::size_t, std::size_t> rows_;  // by hash of their cells
  std::string key_column_;
  std::size_t same_key_ = 0, copies_ = 0;
  std::size_t set_aside_ = 0;
  // Of the row being read:
  Row row_;
  std::size_t number_ = 0;
  std::vector<Cell::State> state_;
  std::vector<std::string> found_;
  std::vector<Finding> findings_;
};

}  // namespace

InventoryTable read_inventory(const jalon_domain &domain, const jalon_table &table,
                              const InventorySource &source, const ParameterValue &value_of,
                              const Surroundings &around) {
  return Importer(domain, table, source, value_of, around).run();
}

}  // namespace jalon
