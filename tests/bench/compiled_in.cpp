#include "tests/bench/compiled_in.h"

#include <memory>

#include "lighting.h"

namespace bench {

std::function<void()> compiled_in(const jalon_inventory &inventory,
                                  const jalon_programme &programme, const jalon_block &block) {
  auto model =
      std::make_shared<lighting::Lighting>(jalon::Host(nullptr), jalon::Inventory(inventory));
  auto prepared = std::make_shared<lighting::Prepared>(model->prepare(jalon::Programme(programme)));
  return [model, prepared, &block] { prepared->evaluate(jalon::Block(block)); };
}

}  // namespace bench
