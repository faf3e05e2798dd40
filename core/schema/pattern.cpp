#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/schema/pattern.h"

#include <pcre2.h>

#include <array>

namespace jalon {

namespace {

constexpr uint32_t most_steps = 200'000;  // some milliseconds

// What the two languages that a pattern may be written in read differently.
bool ambiguous(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == '\\') {
      if (text[i + 1] == 'c' || text[i + 1] == 'i' || text[i + 1] == 'C' || text[i + 1] == 'I')
        return true;
      ++i;
    }
  return false;
}

std::string reason(int code) {
  std::array<PCRE2_UCHAR, 256> text{};
  pcre2_get_error_message(code, text.data(), text.size());
  return reinterpret_cast<const char *>(text.data());
}

}  // namespace

class CompiledPattern {
 public:
  explicit CompiledPattern(pcre2_code *code)
      : code_(code),
        data_(pcre2_match_data_create(1, nullptr)),
        context_(pcre2_match_context_create(nullptr)),
        stack_(pcre2_jit_stack_create(32 * 1024, 1024 * 1024, nullptr)) {
    pcre2_jit_compile(code_, PCRE2_JIT_COMPLETE);  // where it fails, the interpreter serves
    pcre2_set_match_limit(context_, most_steps);
    pcre2_set_depth_limit(context_, most_steps);
    pcre2_set_heap_limit(context_, 16 * 1024);  // KiB
    pcre2_jit_stack_assign(context_, nullptr, stack_);
  }
  ~CompiledPattern() {
    pcre2_jit_stack_free(stack_);
    pcre2_match_context_free(context_);
    pcre2_match_data_free(data_);
    pcre2_code_free(code_);
  }
  CompiledPattern(const CompiledPattern &) = delete;
  CompiledPattern &operator=(const CompiledPattern &) = delete;

  int match(std::string_view value) const {
    return pcre2_match(code_, reinterpret_cast<PCRE2_SPTR>(value.data()), value.size(), 0, 0, data_,
                       context_);
  }

 private:
  pcre2_code *code_;
  pcre2_match_data *data_;
  pcre2_match_context *context_;
  pcre2_jit_stack *stack_;
};

ValuePattern::ValuePattern(std::string text, Message &why) : text_(std::move(text)) {
  if (ambiguous(text_)) {
    why = "\\i and \\c mean different things to XML Schema and to others"_msg;
    return;
  }
  auto *context = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
  pcre2_set_parens_nest_limit(context, 100);
  pcre2_set_max_pattern_length(context, 10'000);
  int error = 0;
  PCRE2_SIZE at = 0;
  auto *code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text_.data()), text_.size(),
                             PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOLLAR_ENDONLY |
                                 PCRE2_ALT_BSUX | PCRE2_NEVER_BACKSLASH_C,
                             &error, &at, context);
  pcre2_compile_context_free(context);
  if (code)
    compiled_ = std::make_shared<const CompiledPattern>(code);
  else
    why = "at sign {1}: {2}"_msg(at + 1, reason(error));
}

ValuePattern::Answer ValuePattern::matches(std::string_view value) const {
  if (!compiled_) return yes;
  const int code = compiled_->match(value);
  if (code >= 0) return yes;
  return code == PCRE2_ERROR_NOMATCH ? no : too_much_work;
}

}  // namespace jalon
