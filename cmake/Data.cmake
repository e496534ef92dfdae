# entente_data(FILE...): files the program reads at run time. They are copied to <build>/share/entente, where the
# program finds them from the build tree, and installed to share/entente.
# entente_data(FILE... AS SUBFOLDER) puts them into a folder of that name there.
set(ENTENTE_DATA_DIR ${CMAKE_BINARY_DIR}/share/entente)
function(entente_data)
  cmake_parse_arguments(ARG "" "AS" "" ${ARGN})
  foreach(file IN LISTS ARG_UNPARSED_ARGUMENTS)
    cmake_path(ABSOLUTE_PATH file NORMALIZE OUTPUT_VARIABLE source)
    cmake_path(GET source FILENAME name)
    set(copy ${ENTENTE_DATA_DIR}/${ARG_AS}/${name})
    string(MAKE_C_IDENTIFIER "data_${ARG_AS}_${name}" target)
    add_custom_command(OUTPUT ${copy} COMMAND ${CMAKE_COMMAND} -E copy ${source} ${copy} DEPENDS ${source} VERBATIM)
    add_custom_target(${target} ALL DEPENDS ${copy})
    set_property(GLOBAL APPEND PROPERTY ENTENTE_DATA_TARGETS ${target})
    install(FILES ${source} DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/${ARG_AS})
  endforeach()
endfunction()
