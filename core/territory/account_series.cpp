#include "core/territory/account_series.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/text.h"
#include "core/territory/budget_document.h"
#include "core/territory/file_amount.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

using Field = std::optional<Cents> AccountsYear::*;
constexpr std::array<std::pair<const char *, Field>, 10> fields{{
    {"revenue", &AccountsYear::revenue},
    {"expenditure", &AccountsYear::expenditure},
    {"staff", &AccountsYear::staff},
    {"interest", &AccountsYear::interest},
    {"capital_repaid", &AccountsYear::capital_repaid},
    {"equipment", &AccountsYear::equipment},
    {"own_works", &AccountsYear::own_works},
    {"vat_compensation", &AccountsYear::vat_compensation},
    {"debt_end", &AccountsYear::debt_end},
    {"annuity", &AccountsYear::annuity},
}};

struct Columns {
  std::map<std::string, std::size_t> at;  // by key of [series]
  int scale = 1;
};

std::optional<Columns> read_columns(const SourceTable &source, const std::filesystem::path &mapping,
                                    std::vector<Fault> &faults) {
  const auto before = faults.size();
  const auto root = parse_toml(mapping, mapping.string(), faults);
  if (!root) return std::nullopt;
  TomlTable top(*root, mapping.string(), faults);
  auto t = top.table("series");
  if (!t) {
    top.fault("the table {1} is missing"_msg("[series]"), {mapping.string()});
    return std::nullopt;
  }
  Columns columns;
  columns.scale = t->whole("scale", 1, 1000000).value_or(1);
  const auto column = [&](const char *key, Needed needed) {
    const auto name = t->text(key, needed);
    if (!name) return;
    const auto at = source.column(*name);
    if (at != SourceTable::npos)
      columns.at[key] = at;
    else if (needed == Needed::yes || std::string(key) == "insee")
      faults.emplace_back("the column {1} is missing"_msg(*name), Place{source.file.string()});
  };
  column("year", Needed::yes);
  column("insee", Needed::no);
  column("gross_savings", Needed::no);
  for (const auto &[key, field] : fields) column(key, Needed::no);
  t->finish();
  return faults.size() == before ? std::optional(columns) : std::nullopt;
}

class SeriesReader {
 public:
  SeriesReader(const SourceTable &source, const Columns &columns, std::vector<Fault> &faults)
      : source_(source), columns_(columns), faults_(faults), file_(source.file.string()) {}

  void take(const SourceRow &row, const std::string &insee) {
    row_ = &row;
    if (columns_.at.contains("insee") && text("insee") != insee) return;
    ++found_;
    const auto year = year_of(text("year"), place("year"), faults_);
    if (!year) return;
    AccountsYear y;
    y.year = *year;
    for (const auto &[key, field] : fields) y.*field = amount(key);
    if (const auto [first, fresh] = rows_.emplace(*year, row.number); !fresh) {
      faults_.emplace_back(
          "the year {1} stands here a second time"_msg(std::to_string(*year)), place("year"),
          "each year once; the first is in row {1}"_msg(std::to_string(first->second)));
      return;
    }
    const auto stated = amount("gross_savings"), computed = y.gross_savings();
    if (stated && computed) {
      const Cents apart{std::abs(stated->n - computed->n)};
      if (apart > Cents{100}) {
        broken_.push_back(*year);
        widest_ = std::max(widest_, apart);
        return;
      }
    }
    years_.push_back(y);
  }

  std::vector<AccountsYear> years(std::vector<Message> &warnings) {
    if (!broken_.empty()) {
      std::sort(broken_.begin(), broken_.end());
      std::vector<Message> list;
      for (const int year : broken_) list.emplace_back(std::to_string(year));
      warnings.push_back(
          "{1}: revenue less expenditure is not gross savings in {2} (up to {3} apart): another source; these years are left out"_msg(
              file_, Message::joined(std::move(list)), Message::number(euros(widest_))));
    }
    std::sort(years_.begin(), years_.end(),
              [](const AccountsYear &a, const AccountsYear &b) { return a.year < b.year; });
    return std::move(years_);
  }
  std::size_t found() const { return found_; }

 private:
  std::string text(const std::string &key) const {
    const auto found = columns_.at.find(key);
    return found == columns_.at.end() ? "" : std::string(trim(row_->cells[found->second]));
  }
  Place place(const std::string &key) const {
    return {file_, static_cast<int>(row_->number), 0, source_.header[columns_.at.at(key)]};
  }
  std::optional<Cents> amount(const std::string &key) {
    if (text(key).empty()) return std::nullopt;
    const auto read = file_amount(text(key), place(key).field, place(key), faults_);
    if (!read) return std::nullopt;
    return Cents{read->n * columns_.scale};
  }

  const SourceTable &source_;
  const Columns &columns_;
  std::vector<Fault> &faults_;
  std::string file_;
  const SourceRow *row_ = nullptr;
  std::size_t found_ = 0;
  std::map<int, std::size_t> rows_;
  std::vector<int> broken_;
  Cents widest_;
  std::vector<AccountsYear> years_;
};

}  // namespace

std::vector<AccountsYear> read_account_series(const SourceTable &source,
                                              const std::filesystem::path &mapping,
                                              const std::string &insee,
                                              std::vector<Message> &warnings,
                                              std::vector<Fault> &faults) {
  const auto columns = read_columns(source, mapping, faults);
  if (!columns) return {};
  const auto file = source.file.string();
  if (columns->at.contains("insee") && insee.empty()) {
    faults.emplace_back("these accounts are of several communes"_msg, Place{file},
                        "the commune's code in dossier.toml: insee = \"...\""_msg);
    return {};
  }
  SeriesReader reader(source, *columns, faults);
  for (const auto &row : source.rows) reader.take(row, insee);
  if (reader.found() == 0)
    faults.emplace_back("no row is of the commune {1}"_msg(insee), Place{file},
                        "the accounts of this town"_msg);
  return reader.years(warnings);
}

}  // namespace jalon
