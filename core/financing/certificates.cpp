#include "core/financing/certificates.h"

#include <cmath>

namespace jalon {

CertificateAmount certificate_amount(const CertificateRule &rule, double units,
                                     const std::string &engaged, RulesAt &at) {
  CertificateAmount c;
  if (!rule.engaged.holds(engaged)) {
    c.closed = true;
    return c;
  }
  const std::string path = "financing.certificate." + rule.id + ".";
  const auto figure = [&](const char *key) {
    const double value = at.get(path + key, engaged, 0);
    c.confidence = weaker(c.confidence, at.confidence());
    return value;
  };
  c.amount = to_cents(units * figure("kwh_cumac_per_unit") / 1000 * figure("price"));
  c.paid_lag = static_cast<int>(std::lround(figure("paid_lag")));
  return c;
}

}  // namespace jalon
