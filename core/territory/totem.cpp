#include "core/territory/totem.h"

#include <expat.h>

#include <memory>

#include "core/base/text.h"
#include "core/table/encoding.h"
#include "core/territory/totem_budget.h"

namespace jalon {
namespace {

Message reason(XML_Error error) {
  switch (error) {
    case XML_ERROR_NO_ELEMENTS:
      return "there is no element in it"_msg;
    case XML_ERROR_INVALID_TOKEN:
      return "a sign that is no XML"_msg;
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_TAG_MISMATCH:
      return "an element is not closed"_msg;
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return "there is something after its end"_msg;
    case XML_ERROR_UNDEFINED_ENTITY:
      return "an entity that nobody defined"_msg;
    default:
      return std::string(XML_ErrorString(error));
  }
}

// Without its prefix: programs choose it.
std::string local_name(const XML_Char *name) {
  const std::string whole(name);
  const auto colon = whole.find(':');
  return colon == whole.npos ? whole : whole.substr(colon + 1);
}

std::string attribute(const XML_Char **attributes, std::string_view name) {
  for (; *attributes; attributes += 2)
    if (*attributes == name) return std::string(trim(attributes[1]));
  return {};
}

class TotemReader {
 public:
  explicit TotemReader(std::string file)
      : file_(std::move(file)), parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void *self, const XML_Char *name, const XML_Char **attributes) {
          static_cast<TotemReader *>(self)->start(local_name(name), attributes);
        },
        [](void *self, const XML_Char *) { static_cast<TotemReader *>(self)->path_.pop_back(); });
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void *self, const XML_Char *, const XML_Char *, const XML_Char *, int) {
          static_cast<TotemReader *>(self)->refuse_doctype();
        });
  }

  std::vector<TotemBudget> read(const std::string &text, std::vector<Fault> &faults) {
    const bool whole =
        XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
    if (doctype_) {
      faults.push_back(*doctype_);
    } else if (!whole) {
      faults.emplace_back(
          "this XML file is broken: {1}"_msg(reason(XML_GetErrorCode(parser_.get()))), here(),
          Message(), "ask for the file again"_msg);
    } else if (root_ != "DocumentBudgetaire") {
      faults.emplace_back(
          "this XML file is no budget document: its outermost element is {1}"_msg(root_),
          root_place_, std::string("DocumentBudgetaire"));
    } else if (budgets_.empty()) {
      faults.emplace_back("this budget document holds no budget"_msg, root_place_,
                          std::string("Budget"), "ask for the whole document"_msg);
    } else {
      return std::move(budgets_);
    }
    return {};
  }

 private:
  Place here() const {
    return {file_, static_cast<int>(XML_GetCurrentLineNumber(parser_.get())),
            static_cast<int>(XML_GetCurrentColumnNumber(parser_.get())) + 1};
  }
  bool in(std::size_t depth, std::string_view name) const {
    return path_.size() > depth && path_[depth] == name;
  }

  void start(const std::string &name, const XML_Char **attributes) {
    if (path_.empty()) {
      root_ = name;
      root_place_ = here();
    } else if (path_.size() == 1 && name == "Budget") {
      budgets_.emplace_back().place = here();
    } else if (in(1, "Budget") && !budgets_.empty()) {
      take(name, attributes);
    }
    path_.push_back(name);
  }

  void take(const std::string &name, const XML_Char **attributes) {
    TotemBudget &budget = budgets_.back();
    const LoanEntry::Text value{attribute(attributes, "V"), here()};
    if (path_.size() == 2) {
      if (name == "LigneBudget") budget.lines.emplace_back(TotemFields{}, here());
    } else if (path_.size() == 3) {
      if (in(2, "EnTeteBudget") || in(2, "BlocBudget")) budget.head[name] = value;
      if (in(2, "InformationsGenerales") && attribute(attributes, "Code") == "PopTot")
        budget.population = value.text;
      if (in(2, "LigneBudget")) {
        // CaracSup and MtSup say by their code what they are.
        const auto code = attribute(attributes, "Code");
        budget.lines.back().first[code.empty() ? name : name + " " + code] = value;
      }
      if (in(2, "Annexes") && name == "DATA_EMPRUNT") budget.has_loans = true;
    } else if (in(3, "DATA_EMPRUNT")) {
      if (path_.size() == 4) budget.loans.push_back({{}, here()});
      if (path_.size() == 5 && !budget.loans.empty()) budget.loans.back().fields[name] = value;
    }
  }

  void refuse_doctype() {
    doctype_ = Fault("this XML file has a DOCTYPE, which could pull in other files"_msg, here(),
                     "a budget document as it is sent to the prefecture"_msg);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  std::string file_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::vector<std::string> path_;
  std::string root_;
  Place root_place_;
  std::vector<TotemBudget> budgets_;
  std::optional<Fault> doctype_;
};

// What the document says of its encoding; "" if nothing.
std::string declared_encoding(std::string_view bytes) {
  const auto head = bytes.substr(0, bytes.find("?>"));
  const auto at = head.size() < 200 ? head.find("encoding=") : head.npos;
  if (at == head.npos || at + 10 >= head.size()) return {};
  const auto rest = head.substr(at + 10);
  return std::string(rest.substr(0, rest.find(head[at + 9])));
}

// Windows-1252 holds all letters of ISO-8859-1 in the same places.
bool same_letters(const std::string &declared, const std::string &read) {
  const auto name = lower_case(declared);
  return name == lower_case(read) || name.starts_with("utf-16") ||
         (read == "Windows-1252" && name == "iso-8859-1");
}

}  // namespace

bool looks_like_xml(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const auto text = trim(bytes.substr(0, 1000));
  return text.starts_with("<?xml") || text.starts_with("<DocumentBudgetaire") ||
         bytes.starts_with(std::string_view("\xff\xfe<\0", 4)) ||
         bytes.starts_with(std::string_view("\xfe\xff\0<", 4));
}

std::vector<BudgetDocument> read_totem(std::string_view bytes, const std::filesystem::path &file,
                                       const AccountRules &rules, std::vector<Fault> &faults) {
  const auto shown = file.string();
  const auto decoded = decode_text(bytes, "", file);
  const auto declared = declared_encoding(bytes);
  const bool ascii = decoded.text.size() == bytes.size() &&
                     std::all_of(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 128; });
  std::vector<BudgetDocument> documents;
  for (const auto &budget : TotemReader(shown).read(decoded.text, faults))
    if (auto document = document_of(budget, rules, faults)) {
      if (!ascii && !declared.empty() && !same_letters(declared, decoded.encoding))
        document->warnings.push_back(
            "{1} declares {2} and is written in {3}: read as the second"_msg(shown, declared,
                                                                             decoded.encoding));
      documents.push_back(std::move(*document));
    }
  return documents;
}

}  // namespace jalon
