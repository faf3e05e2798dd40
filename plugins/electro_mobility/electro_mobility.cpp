// The electro-mobility domain, as the host sees it.
#include "electro_mobility.h"

JALON_PLUGIN(electro_mobility::ElectroMobility)
