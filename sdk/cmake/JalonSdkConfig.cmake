# find_package(JalonSdk) gives the target JalonSdk::JalonSdk (headers only) and jalon_add_plugin().
include(${CMAKE_CURRENT_LIST_DIR}/JalonSdkTargets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/JalonAddPlugin.cmake)
