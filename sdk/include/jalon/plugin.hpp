// plugin.hpp - the header-only C++20 side of abi.h. A whole plugin:
//
//   #include <jalon/plugin.hpp>
//   struct Bins {
//     static constexpr jalon::about about{.id = "org.example.waste", .name = "waste", ...};
//     static constexpr std::array parameters{...}, tables{...}, measures{...}, lines{...};
//     static constexpr std::array<jalon_indicator, 0> indicators{};
//     static constexpr std::array caveats{"..."};  // may be left out
//     Bins(const jalon::Host &, const jalon::Inventory &);
//     struct Prepared { void evaluate(const jalon::Block &) const; };
//     Prepared prepare(const jalon::Programme &) const;
//   };
//   JALON_PLUGIN(Bins)
//
// A larger one keeps its lists in headers of their own and its model in files by idea:
//
//   struct Bins : jalon::Domain<Stock, Prepared> {
//     using Domain::Domain;
//     JALON_DECLARED_IN(waste)
//     static constexpr jalon::about about{...};
//   };
//
// What the author promises: prepare and evaluate draw no random number, read no file, keep no
// state between calls; evaluate fills every line and indicator for all years and draws. Exceptions
// may be thrown: they stop at the boundary and reach the user as a message (figure_error names the
// parameter to blame). What the SDK does: the entry function, counting of init and deinit, the
// exception barrier, the checks of check.hpp.
#pragma once
#include <atomic>
#include <concepts>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>

#include "check.hpp"
#include "data.hpp"

namespace jalon {

// "This figure is wrong": `parameter` is its place in the declared list.
struct figure_error : std::runtime_error {
  figure_error(std::size_t place, const char *what)
      : std::runtime_error(what), parameter(static_cast<uint32_t>(place)) {}
  uint32_t parameter;
};

template <class D>
concept DomainPlugin = requires(const D &d, const Host &host, const Inventory &inventory,
                                const Programme &programme, const Block &block) {
  { D::about } -> std::convertible_to<struct about>;
  D::parameters.size();
  D::tables.size();
  D::measures.size();
  D::lines.size();
  D::indicators.size();
  D(host, inventory);
  { d.prepare(programme).evaluate(block) } -> std::same_as<void>;
};

// The usual way from a dossier to a model: `Taken` is made from (host, inventory) and kept, a
// `Prepared` from (taken, programme). A plugin that needs no more than that derives from it.
template <class Taken, class Prepared>
class Domain {
 public:
  Domain(const Host &host, const Inventory &inventory) : taken_(host, inventory) {}
  Prepared prepare(const Programme &programme) const { return {taken_, programme}; }

 private:
  Taken taken_;
};

namespace detail {

inline void fill_error(jalon_error *e, uint32_t parameter, const char *message) noexcept {
  if (!e || e->struct_size < sizeof(jalon_error)) return;
  e->parameter = parameter;
  e->draw = JALON_NO_DRAW;
  std::snprintf(e->message, sizeof e->message, "%s", message);
}

// Runs f; whatever it throws becomes a status and a message.
template <class F>
jalon_status guarded(jalon_error *e, F &&f) noexcept {
  try {
    return f();
  } catch (const cancelled &) {
    return JALON_CANCELLED;
  } catch (const figure_error &x) {
    fill_error(e, x.parameter, x.what());
    return JALON_E_ARGUMENT;
  } catch (const std::invalid_argument &x) {
    fill_error(e, JALON_NO_PARAMETER, x.what());
    return JALON_E_ARGUMENT;
  } catch (const std::bad_alloc &) {
    fill_error(e, JALON_NO_PARAMETER, "out of memory");
    return JALON_E_RESOURCE;
  } catch (const std::exception &x) {
    fill_error(e, JALON_NO_PARAMETER, x.what());
    return JALON_E_INSTANCE;
  } catch (...) {
    fill_error(e, JALON_NO_PARAMETER, "the model threw something that is no std::exception");
    return JALON_E_INSTANCE;
  }
}

template <DomainPlugin D>
struct Plugin {
  static_assert(declaration_is_good<D>());
  using Prepared = decltype(std::declval<const D &>().prepare(std::declval<const Programme &>()));

  static constexpr std::span<const char *const> caveats() {
    if constexpr (requires { D::caveats.data(); }) return D::caveats;
    return {};
  }
  static constexpr jalon_domain domain{
      sizeof(jalon_domain),  D::about.claims,         D::about.id,
      D::about.name,         D::about.version,        D::about.label,
      D::about.currency,     D::about.price_year,     D::about.preferred_block,
      D::parameters.data(),  D::tables.data(),        D::measures.data(),
      D::lines.data(),       D::indicators.data(),    D::parameters.size(),
      D::tables.size(),      D::measures.size(),      D::lines.size(),
      D::indicators.size(),  sizeof(jalon_parameter), sizeof(jalon_table),
      sizeof(jalon_measure), sizeof(jalon_line),      sizeof(jalon_indicator),
      caveats().size(),      caveats().data()};

  static const jalon_domain *describe() noexcept { return &domain; }

  static jalon_status create(const jalon_host *host, const jalon_inventory *inventory,
                             jalon_instance **out, jalon_error *e) noexcept {
    return guarded(e, [&] {
      auto instance = std::make_unique<D>(Host(host), Inventory(*inventory));
      *out = reinterpret_cast<jalon_instance *>(instance.release());
      return JALON_OK;
    });
  }
  static jalon_status prepare(jalon_instance *instance, const jalon_programme *programme,
                              jalon_prepared **out, jalon_error *e) noexcept {
    return guarded(e, [&] {
      const auto &d = *reinterpret_cast<const D *>(instance);
      auto prepared = std::make_unique<Prepared>(d.prepare(Programme(*programme)));
      *out = reinterpret_cast<jalon_prepared *>(prepared.release());
      return JALON_OK;
    });
  }
  static jalon_status evaluate(const jalon_prepared *prepared, const jalon_block *b,
                               jalon_error *e) noexcept {
    return guarded(e, [&]() -> jalon_status {
      const Block block(*b);
      reinterpret_cast<const Prepared *>(prepared)->evaluate(block);
      return block.any_rejected() ? JALON_DRAWS_REJECTED : JALON_OK;
    });
  }
  static void release(jalon_prepared *prepared) noexcept {
    delete reinterpret_cast<Prepared *>(prepared);
  }
  static void destroy(jalon_instance *instance) noexcept { delete reinterpret_cast<D *>(instance); }

  static const void *get_api(const char *id) noexcept {
    static constexpr jalon_domain_api api{sizeof api, 0,        describe, create,
                                          prepare,    evaluate, release,  destroy};
    return std::strcmp(id, JALON_API_DOMAIN) == 0 ? &api : nullptr;
  }
  // Nothing to set up: the count only lets a host pair its calls in any order.
  static jalon_status init(const jalon_host *, const char *, jalon_error *) noexcept {
    users.fetch_add(1);
    return JALON_OK;
  }
  static void deinit() noexcept { users.fetch_sub(1); }
  static inline std::atomic<int> users = 0;

  static const jalon_entry *entry() noexcept {
    static constexpr jalon_entry e{sizeof e, JALON_ABI_MAJOR, JALON_ABI_MINOR, 0, __VERSION__,
                                   init,     deinit,          get_api};
    return &e;
  }
};

}  // namespace detail
}  // namespace jalon

// In a plugin's struct: the lists are those of a namespace, each in a header of its own.
#define JALON_DECLARED_IN(space)                        \
  static constexpr auto parameters = space::parameters; \
  static constexpr auto tables = space::tables;         \
  static constexpr auto measures = space::measures;     \
  static constexpr auto lines = space::lines;           \
  static constexpr auto indicators = space::indicators;

// Writes the one exported function. Once per shared library, at global scope.
#define JALON_PLUGIN(Domain)                                  \
  extern "C" const jalon_entry *jalon_plugin_entry_v1(void) { \
    return jalon::detail::Plugin<Domain>::entry();            \
  }
