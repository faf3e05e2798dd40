// certificates.h - energy-saving certificates: units x kWh cumac x price, where the order is signed
// on a day on which the sheet holds.
#pragma once
#include "core/base/cents.h"
#include "core/financing/rules.h"

namespace jalon {

struct CertificateAmount {
  Cents amount;
  bool closed = false;  // the sheet does not hold on the day of the order
  int paid_lag = 0;     // years after the last year of works
  Confidence confidence = Confidence::certain;
};

CertificateAmount certificate_amount(const CertificateRule &rule, double units,
                                     const std::string &engaged, RulesAt &at);

}  // namespace jalon
