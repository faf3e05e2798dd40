// The street-lighting domain, as the host sees it.
#include "lighting.h"

JALON_PLUGIN(lighting::Lighting)
