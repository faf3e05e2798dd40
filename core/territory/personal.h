// personal.h - what in somebody's file tells of persons, and the file without it.
//
// E-mail addresses, telephone numbers and names of persons have no place in a dossier, which is
// made to be shared. A column is personal by the list of its kind of files (recognise.h), by its
// name, or by what stands in it; a contact within a longer text is taken out of that text. Names
// of persons are found by the name of their column or by "M.", "Mme" before them: nothing else
// tells a person from a firm.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/table/source_table.h"

namespace jalon {

struct PersonalColumn {
  enum Why { listed, by_name, addresses, phones, persons };
  std::size_t column = 0;  // of the file
  std::string name;
  Why why = listed;
  Message reason() const;
};

// In order of the columns. `listed`: names that the kind of files says are personal.
std::vector<PersonalColumn> personal_columns(const SourceTable &source,
                                             const std::vector<std::string> &listed);

bool is_address(std::string_view text);  // the whole text is one or several e-mail addresses
bool is_phone(std::string_view text);    // or telephone numbers, as they are written in France

// Takes e-mail addresses and telephone numbers out of a text, "[...]" in their place. How many.
std::size_t hide_contacts(std::string &text);

struct CleanCopy {
  std::string bytes;
  bool as_csv = false;       // of a workbook or a map: its table as CSV, positions in two columns
  std::size_t contacts = 0;  // taken out of texts
  std::size_t mended_lines =
      0;                       // lines with quotation marks out of place, written as they are read
  std::size_t shut_lines = 0;  // lines that no one can split, so that their cells were not kept
};

// The file without these columns and without contacts; nothing if it may stay as it is. Encoding,
// delimiter, byte-order mark, line ends, titles above the header and the number of every row stay,
// as does every other cell. A line with a wrong number of cells could hold anything anywhere: a
// remark stands for it, which will be set aside as the line would have been. `how`: as the file was
// read. Throws Fault for an encoding that cannot be written again and that the mapping demands.
std::optional<CleanCopy> copy_without(const SourceTable &source, const Reading &how,
                                      const std::vector<PersonalColumn> &personal);

}  // namespace jalon
