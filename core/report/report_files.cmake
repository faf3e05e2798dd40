# What the report reads at run time: templates, style and script of the page, and the catalogues of
# the program's texts. Laid out in the build tree as they are installed: share/jalon/{web,lang}.
find_package(Gettext REQUIRED)
find_path(KAINJOW_MUSTACHE kainjow/mustache.hpp REQUIRED)  # Debian: libkainjow-mustache-dev
set(JALON_SHARE ${PROJECT_BINARY_DIR}/share/jalon)
file(MAKE_DIRECTORY ${JALON_SHARE}/lang)
file(CREATE_LINK ${CMAKE_CURRENT_LIST_DIR}/web ${JALON_SHARE}/web SYMBOLIC)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/web DESTINATION share/jalon)

file(GLOB catalogues CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/lang/*.po)
set(compiled "")
foreach(catalogue IN LISTS catalogues)
  get_filename_component(language ${catalogue} NAME_WE)
  add_custom_command(
    OUTPUT ${JALON_SHARE}/lang/${language}.mo
    COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} --check --output-file=${JALON_SHARE}/lang/${language}.mo
            ${catalogue}
    DEPENDS ${catalogue}
    VERBATIM)
  list(APPEND compiled ${JALON_SHARE}/lang/${language}.mo)
endforeach()
add_custom_target(jalon_lang ALL DEPENDS ${compiled})
install(FILES ${compiled} DESTINATION share/jalon/lang)
if(TARGET jalon_report)
  add_dependencies(jalon_report jalon_lang)
endif()
