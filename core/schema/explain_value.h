// explain_value.h - what to tell of a text that is no value of its field.
#pragma once
#include <string>

#include "core/schema/field_reader.h"
#include "core/schema/schema_fault.h"

namespace jalon {

// Fills in what was found, what was expected and what to do. The advice names the right text where
// only one can be meant; nothing ambiguous is guessed.
void explain_type(const SchemaField &field, const FieldReader &reader, const std::string &text,
                  SchemaFault &fault);
void explain_choice(const SchemaField &field, const std::string &text, SchemaFault &fault);
void explain_pattern(const SchemaField &field, const std::string &text, ValuePattern::Answer answer,
                     SchemaFault &fault);

// A text cut to what a message can hold, whole signs only.
std::string cut_text(const std::string &text, std::size_t most = 80);

}  // namespace jalon
