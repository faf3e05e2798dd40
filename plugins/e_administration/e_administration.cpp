// The e-administration domain, as the host sees it.
#include "e_administration.h"

JALON_PLUGIN(e_administration::EAdministration)
