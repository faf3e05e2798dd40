# What the report reads at run time: templates, style and script of the page, and the catalogues of
# all rooms' texts. Laid out in the build tree as they are installed: share/jalon/{web,lang}.
find_package(Gettext REQUIRED)
find_path(KAINJOW_MUSTACHE kainjow/mustache.hpp REQUIRED)  # Debian: libkainjow-mustache-dev
set(JALON_SHARE ${PROJECT_BINARY_DIR}/share/jalon)
file(MAKE_DIRECTORY ${JALON_SHARE}/lang)
file(CREATE_LINK ${CMAKE_CURRENT_LIST_DIR}/web ${JALON_SHARE}/web SYMBOLIC)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/web DESTINATION share/jalon)

# Each room carries its own words, core/<room>/lang/fr.po; a program reads one catalogue a language.
find_program(JALON_MSGCAT msgcat REQUIRED)
file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/*/lang/fr.po)
set(compiled ${JALON_SHARE}/lang/fr.mo)
add_custom_command(
  OUTPUT ${compiled}
  COMMAND ${JALON_MSGCAT} --use-first --output-file=${PROJECT_BINARY_DIR}/fr.po ${catalogues}
  COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} --check --output-file=${compiled} ${PROJECT_BINARY_DIR}/fr.po
  DEPENDS ${catalogues}
  VERBATIM)
add_custom_target(jalon_lang ALL DEPENDS ${compiled})
install(FILES ${compiled} DESTINATION share/jalon/lang)
if(TARGET jalon_report)
  add_dependencies(jalon_report jalon_lang)
endif()
