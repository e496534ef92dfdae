# Builds the explorer: packages as package-lock.json says, types checked, then bundled into OUTPUT. Where packages cannot
# be had (no network), it says so and the build of the program goes on; the next build tries again.
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/NpmPackages.cmake)
npm_packages(${NPM} ${SOURCE} there)
if(NOT there)
  message("The explorer is left out: npm could not fetch its packages. The program itself is built; build again with a network.")
  return()
endif()
execute_process(COMMAND ${NODE} node_modules/typescript/bin/tsc --noEmit WORKING_DIRECTORY ${SOURCE} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NODE} node_modules/vite/bin/vite.js build --logLevel warn --outDir ${OUTPUT}
                WORKING_DIRECTORY ${SOURCE} COMMAND_ERROR_IS_FATAL ANY)
file(TOUCH ${STAMP})
