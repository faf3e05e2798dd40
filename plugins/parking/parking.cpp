// The parking domain, as the host sees it.
#include "parking.h"

JALON_PLUGIN(parking::Parking)
