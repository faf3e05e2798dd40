#include "core/territory/communes.h"

#include <algorithm>
#include <vector>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/slip.h"

namespace jalon {
namespace {

using Row = std::vector<std::string>;

// One line of a CSV file that derive.py wrote: comma, doubled quotes, no line break in a field.
Row split(std::string_view line) {
  Row row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      row.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      row.emplace_back();
    } else {
      row.back() += c;
    }
  }
  return row;
}

class Table {
 public:
  Table(const std::filesystem::path &file, std::size_t columns)
      : file_(file.string()), bytes_(read_file(file)), columns_(columns) {}

  // The row whose first field is `code`; empty if there is none.
  Row find(std::string_view code) const {
    Row found;
    each_line([&](std::string_view line, int number) {
      if (number == 1 || !line.starts_with(code) || line.substr(code.size(), 1) != ",") return true;
      found = checked(line, number);
      return false;
    });
    return found;
  }

  // f(row), of every row after the header.
  template <class F>
  void each(F &&f) const {
    each_line([&](std::string_view line, int number) {
      if (number > 1) f(checked(line, number));
      return true;
    });
  }

 private:
  template <class F>
  void each_line(F &&f) const {
    std::string_view rest = bytes_;
    for (int number = 1; !rest.empty(); ++number) {
      const auto end = std::min(rest.find('\n'), rest.size());
      if (!f(rest.substr(0, end), number)) return;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  Row checked(std::string_view line, int number) const {
    auto row = split(line);
    if (row.size() != columns_)
      throw Fault("{1} fields in this line"_msg(row.size()), {file_, number},
                  std::to_string(columns_), "put the shipped file back"_msg);
    return row;
  }

  std::string file_, bytes_;
  std::size_t columns_;
};

Table communes_of(const std::filesystem::path &reference) {
  return {reference / "communes.csv", 6};
}

std::string said(const std::string &code, const std::string &name) {
  return name.empty() ? code : code + " (" + name + ")";
}

bool is_name(std::string_view code) {
  if (code.starts_with("2A") || code.starts_with("2B")) code.remove_prefix(2);
  return code.find_first_not_of("0123456789 -") != std::string_view::npos;
}

[[noreturn]] void refuse_former(const Row &former, const Table &communes) {
  const std::string &code = former[0], &name = former[1], &type = former[2], &to = former[3];
  Message what = "an old code"_msg;
  if (type == "deleguee") what = "a delegated commune (commune déléguée)"_msg;
  if (type == "associee") what = "an associated commune (commune associée)"_msg;
  if (type == "arrondissement") what = "a municipal arrondissement"_msg;
  const auto current = communes.find(to);
  const auto town = current.empty() ? to : said(to, current[1]);
  throw Fault("{1} is {2}, today part of {3}"_msg(said(code, name), what, town), {},
              "the code of a commune of today"_msg, "use {1}"_msg(to));
}

// Somebody typed a name: offer the codes.
[[noreturn]] void refuse_name(const std::string &name, const Table &communes) {
  std::vector<std::string> names;
  std::vector<Message> same;
  int n = 0;
  const auto wanted = lower_case(name);
  communes.each([&](const Row &row) {
    names.push_back(row[1]);
    if (lower_case(row[1]) != wanted || ++n > 8) return;
    same.push_back("{1} (department {2})"_msg(row[0], row[2]));
  });
  const Message expected = "an INSEE commune code: five signs such as 01001 or 2A004"_msg;
  if (n > 8) same.push_back(std::string("..."));
  if (!same.empty())
    throw Fault("`{1}` is a name, not a code"_msg(name), {}, expected,
                "use its code: {1}"_msg(Message::joined(std::move(same))));
  const auto near = one_slip_from(name, names);
  std::string code;
  if (near)
    communes.each([&](const Row &row) {
      if (row[1] == *near && code.empty()) code = row[0];
    });
  throw Fault(
      "`{1}` is neither a commune code nor the name of a commune"_msg(name), {}, expected,
      near ? "did you mean {1}?"_msg(said(code, *near)) : Message("look the code up at INSEE"_msg));
}

// Somebody mistyped a code: offer those one slip apart, if they are few enough to look through.
[[noreturn]] void refuse_code(const std::string &code, const Table &communes) {
  constexpr std::size_t signs = 5, most = 12;
  const Message found = "`{1}` is no commune of today"_msg(code);
  if (code.size() != signs)
    throw Fault(found, {}, "an INSEE commune code, which has {1} signs: 01001, 2A004"_msg(signs),
                "`{1}` has {2} signs; look the code up at INSEE"_msg(code, code.size()));
  std::string near;
  std::size_t n = 0;
  communes.each([&](const Row &row) {
    if (one_slip_apart(code, row[0]) && ++n <= most)
      near += (near.empty() ? "" : ", ") + said(row[0], row[1]);
  });
  throw Fault(found, {}, "an INSEE commune code, which is not the postal code"_msg,
              near.empty() ? Message("look the code up at INSEE"_msg)
              : n > most   ? "codes that differ in one sign: {1}"_msg(near + ", ...")
                           : "codes that differ in one sign: {1}"_msg(near));
}

}  // namespace

Commune find_commune(const std::filesystem::path &reference, const std::string &insee) {
  std::string code(trim(insee));
  if (code.size() == 5 && (code[1] == 'a' || code[1] == 'b')) code[1] -= 'a' - 'A';
  const auto communes = communes_of(reference);
  const auto row = communes.find(code);
  if (row.empty()) {
    if (const auto former = Table(reference / "former_communes.csv", 4).find(code); !former.empty())
      refuse_former(former, communes);
    if (const auto padded = communes.find("0" + code); code.size() == 4 && !padded.empty())
      throw Fault("`{1}` has four signs: its leading zero was lost"_msg(code), {},
                  "the five signs of a commune code"_msg,
                  "did you mean {1}?"_msg(said(padded[0], padded[1])));
    if (is_name(code)) refuse_name(code, communes);
    refuse_code(code, communes);
  }
  Commune c{row[0], row[1], row[2], row[3], parse_number(row[4]), "", row[5]};
  if (!c.intercommunality_siren.empty()) {
    const auto group =
        Table(reference / "intercommunalities.csv", 5).find(c.intercommunality_siren);
    if (!group.empty()) c.intercommunality = group[1];
  }
  return c;
}

std::vector<std::string> former_codes(const std::filesystem::path &reference,
                                      const std::set<std::string> &communes) {
  std::vector<std::string> codes;
  const auto file = reference / "former_communes.csv";
  if (std::error_code none; communes.empty() || !std::filesystem::exists(file, none)) return codes;
  Table(file, 4).each([&](const Row &row) {
    if (communes.contains(row[3])) codes.push_back(row[0]);
  });
  return codes;
}

void each_commune(const std::filesystem::path &reference,
                  const std::function<void(const Commune &)> &hear) {
  if (std::error_code none; !std::filesystem::exists(reference / "communes.csv", none)) return;
  communes_of(reference).each([&](const Row &row) {
    hear({row[0], row[1], row[2], row[3], parse_number(row[4]), "", row[5]});
  });
}

void each_intercommunality(
    const std::filesystem::path &reference,
    const std::function<void(const std::string &, const std::string &)> &hear) {
  const auto file = reference / "intercommunalities.csv";
  if (std::error_code none; !std::filesystem::exists(file, none)) return;
  Table(file, 5).each([&](const Row &row) { hear(row[0], row[1]); });
}

void each_department(const std::filesystem::path &reference,
                     const std::function<void(const std::string &, const std::string &)> &hear) {
  const auto file = reference / "departments.csv";
  if (std::error_code none; !std::filesystem::exists(file, none)) return;
  Table(file, 2).each([&](const Row &row) { hear(row[0], row[1]); });
}

}  // namespace jalon
