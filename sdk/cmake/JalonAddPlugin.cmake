# jalon_add_plugin(<name> SOURCES <files...> [MANIFEST plugin.toml] [LANGUAGES <lang/fr.po>...]
#                  [LIBRARY <word>] [NO_INSTALL])
#
# Builds one Jalon plugin as a folder ready to install: lib<name>.so, plugin.toml, lang/*.mo, below
# ${JALON_PLUGIN_DIR} (default: <build>/plugins). The function owns the flags on which equal
# results depend; a project that asks for fast mathematics is refused. Without CMAKE_BUILD_TYPE it
# compiles with -O2, since a model without optimisation is some twenty times slower. The manifest's
# `library` must be lib<name>.so (lib<word>.so with LIBRARY). With NO_INSTALL it is
# only built: for tests.
function(jalon_add_plugin name)
  cmake_parse_arguments(PLUGIN "NO_INSTALL" "MANIFEST;LIBRARY" "SOURCES;LANGUAGES" ${ARGN})
  if(NOT PLUGIN_SOURCES)
    message(FATAL_ERROR "jalon_add_plugin(${name}): no SOURCES given")
  endif()
  if(NOT PLUGIN_MANIFEST)
    set(PLUGIN_MANIFEST plugin.toml)
  endif()
  string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
  get_directory_property(options COMPILE_OPTIONS)
  foreach(flags IN ITEMS "${CMAKE_C_FLAGS}" "${CMAKE_CXX_FLAGS}" "${CMAKE_C_FLAGS_${config}}"
                         "${CMAKE_CXX_FLAGS_${config}}" "${options}")
    if(flags MATCHES "-ffast-math|-Ofast|-funsafe-math-optimizations|-ffp-contract=fast")
      message(FATAL_ERROR "jalon_add_plugin(${name}): '${CMAKE_MATCH_0}' makes results depend on "
                          "how draws are split into blocks, and may change the host's arithmetic. "
                          "Remove it from the flags.")
    endif()
  endforeach()

  cmake_path(ABSOLUTE_PATH PLUGIN_MANIFEST OUTPUT_VARIABLE manifest)
  if(NOT EXISTS ${manifest})
    message(FATAL_ERROR "jalon_add_plugin(${name}): there is no manifest ${manifest}")
  endif()
  if(NOT PLUGIN_LIBRARY)
    set(PLUGIN_LIBRARY ${name})
  endif()
  # Read again when it changes.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})
  file(STRINGS ${manifest} said REGEX "^[ \t]*library[ \t]*=")
  if(NOT said MATCHES "=[ \t]*[\"']lib${PLUGIN_LIBRARY}\\.so[\"']")
    message(FATAL_ERROR "jalon_add_plugin(${name}): the library will be lib${PLUGIN_LIBRARY}.so, but "
                        "${manifest} says: ${said}. Write library = \"lib${PLUGIN_LIBRARY}.so\".")
  endif()

  if(NOT JALON_PLUGIN_DIR)
    set(JALON_PLUGIN_DIR ${PROJECT_BINARY_DIR}/plugins)
  endif()
  set(folder ${JALON_PLUGIN_DIR}/${name})
  add_library(${name} MODULE ${PLUGIN_SOURCES})
  target_link_libraries(${name} PRIVATE JalonSdk::JalonSdk m)
  target_compile_features(${name} PRIVATE c_std_11 cxx_std_20)
  set_target_properties(${name} PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${folder} OUTPUT_NAME ${PLUGIN_LIBRARY} PREFIX lib SUFFIX .so
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  target_compile_options(${name} PRIVATE -ffp-contract=off
    $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)
  get_property(many_types GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(NOT many_types AND NOT CMAKE_BUILD_TYPE
     AND NOT "${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS} ${options}" MATCHES "(^|[ ;])-O")
    target_compile_options(${name} PRIVATE -O2)
    message(STATUS "jalon_add_plugin(${name}): no CMAKE_BUILD_TYPE is set; compiled with -O2")
  endif()
  if(NOT JALON_SANITIZE)
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()

  add_custom_command(OUTPUT ${folder}/plugin.toml
    COMMAND ${CMAKE_COMMAND} -E copy ${manifest} ${folder}/plugin.toml
    DEPENDS ${manifest})
  set(files ${folder}/plugin.toml)
  foreach(po IN LISTS PLUGIN_LANGUAGES)
    find_program(JALON_MSGFMT msgfmt REQUIRED)
    cmake_path(GET po STEM language)
    cmake_path(ABSOLUTE_PATH po)
    add_custom_command(OUTPUT ${folder}/lang/${language}.mo
      COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}/lang
      COMMAND ${JALON_MSGFMT} --check -o ${folder}/lang/${language}.mo ${po}
      DEPENDS ${po})
    list(APPEND files ${folder}/lang/${language}.mo)
  endforeach()
  add_custom_target(${name}_files ALL DEPENDS ${files})
  add_dependencies(${name} ${name}_files)
  if(NOT PLUGIN_NO_INSTALL)
    install(DIRECTORY ${folder}/ DESTINATION lib/jalon/plugins/${name})
  endif()
endfunction()
