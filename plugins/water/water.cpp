// The drinking-water domain, as the host sees it.
#include "water.h"

JALON_PLUGIN(water::Water)
