#include "core/territory/projects_edit.h"

#include <toml++/toml.h>

#include <map>
#include <optional>

#include "core/base/text.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

class Writer {
 public:
  explicit Writer(std::string end) : end_(std::move(end)) {}

  void line(const std::string &line) { out_ += line + end_; }
  void text(const char *key, const std::string &value) {
    if (!value.empty()) line(std::string(key) + " = " + toml_text(value));
  }
  void number(const char *key, const std::optional<double> &value) {
    if (value) line(std::string(key) + " = " + plain(*value));
  }
  void texts(const char *key, const std::vector<std::string> &values) {
    if (values.empty()) return;
    std::string list;
    for (const auto &value : values) list += (list.empty() ? "" : ", ") + toml_text(value);
    line(std::string(key) + " = [" + list + "]");
  }
  void pairs(const char *key, const std::map<std::string, std::string> &values) {
    if (values.empty()) return;
    std::string list;
    for (const auto &[name, value] : values)
      list += (list.empty() ? "" : ", ") + toml_text(name) + " = " + toml_text(value);
    line(std::string(key) + " = { " + list + " }");
  }
  std::string done() && { return std::move(out_); }

 private:
  std::string end_, out_;
};

}  // namespace

std::string toml_of(const Project &p, const std::string &end) {
  const ProjectFacts &f = p.facts;
  Writer w(end);
  w.line("[[project]]");
  w.text("id", p.id);
  w.text("title", p.title);
  if (f.phase_said) w.text("phase", p.phase);
  w.text("status", f.status);
  w.text("description", f.description);
  w.number("budget", f.budget);
  w.text("start", f.start);
  w.text("programme", f.programme);
  w.text("owner", f.owner);
  w.text("owner_siren", f.owner_siren);
  w.text("owner_siret", f.owner_siret);
  w.number("subsidy", f.subsidy);
  w.text("subsidy_from", f.subsidy_from);
  w.texts("competences", f.competences);
  w.texts("levers", f.levers);
  w.text("mec_id", f.mec_id);
  w.text("tet_id", f.tet_id);
  w.text("recoco_id", f.recoco_id);
  w.texts("authority_ids", f.authority_ids);
  w.text("uuid", f.uuid);
  w.text("created", f.created);
  w.text("updated", f.updated);
  w.pairs("other", f.other);
  return std::move(w).done();
}

std::string with_projects(const std::string &text, const std::string &shown,
                          const std::vector<Project> &projects) {
  const std::string end = text.find("\r\n") == text.npos ? "\n" : "\r\n";
  std::string after = text;
  if (!after.empty() && after.back() != '\n') after += end;
  for (const auto &project : projects) {
    if (!after.empty()) after += end;
    after += toml_of(project, end);
  }
  (void)read_toml(text, shown);
  if (!is_toml(after))
    throw Fault("no [[project]] can be added to this file as it is written"_msg, {shown},
                "a [[project]] block for each project"_msg,
                "write each project as a block, then import again; nothing was changed"_msg);
  return after;
}

std::string id_of_title(const std::string &title) {
  // The letters of French that are two bytes in UTF-8; anything else stands between words.
  static const std::map<std::string, std::string> letters{
      {"à", "a"}, {"â", "a"}, {"ä", "a"}, {"À", "a"},  {"Â", "a"},  {"ç", "c"}, {"Ç", "c"},
      {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"},  {"É", "e"},  {"È", "e"}, {"Ê", "e"},
      {"î", "i"}, {"ï", "i"}, {"Î", "i"}, {"ô", "o"},  {"ö", "o"},  {"Ô", "o"}, {"ù", "u"},
      {"û", "u"}, {"ü", "u"}, {"Ù", "u"}, {"œ", "oe"}, {"Œ", "oe"}, {"æ", "ae"}};
  constexpr std::size_t longest = 48;
  std::string out;
  for (std::size_t i = 0; i < title.size();) {
    const auto byte = static_cast<unsigned char>(title[i]);
    std::size_t bytes = 1;
    std::string put;
    if (byte < 0x80) {
      const std::string low = lower_case(title.substr(i, 1));
      if ((low[0] >= 'a' && low[0] <= 'z') || (low[0] >= '0' && low[0] <= '9')) put = low;
    } else {
      bytes = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      if (const auto at = letters.find(title.substr(i, bytes)); at != letters.end())
        put = at->second;
    }
    i += bytes;
    if (!put.empty())
      out += put;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  if (out.size() > longest) {
    const auto word = out.rfind('-', longest);
    out.resize(word == out.npos || word < longest / 2 ? longest : word);
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "projet" : out;
}

}  // namespace jalon
