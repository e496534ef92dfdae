# npm_packages(NPM FOLDER RESULT): the packages that FOLDER/package-lock.json names, in FOLDER/node_modules. RESULT is ON, or
# OFF where they cannot be had (no network). Does nothing when they are there already.
function(npm_packages npm folder result)
  set(installed ${folder}/node_modules/.package-lock.json)
  set(${result} ON PARENT_SCOPE)
  if(EXISTS ${installed} AND NOT ${folder}/package-lock.json IS_NEWER_THAN ${installed})
    return()
  endif()
  execute_process(COMMAND ${npm} ci --no-audit --no-fund --prefer-offline --fetch-retries=1 --fetch-retry-mintimeout=1000
                  WORKING_DIRECTORY ${folder} RESULT_VARIABLE failed OUTPUT_VARIABLE log ERROR_VARIABLE log)
  if(failed)
    message("${log}")
    set(${result} OFF PARENT_SCOPE)
    return()
  endif()
  file(TOUCH ${installed})
endfunction()

# As a script: cmake -D NPM=... -D FOLDER=... -D STAMP=... -D WITHOUT=... -P NpmPackages.cmake
# WITHOUT says what is left out when the packages cannot be had; STAMP is touched when they are there.
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  npm_packages(${NPM} ${FOLDER} there)
  if(there)
    file(TOUCH ${STAMP})
  else()
    message("npm could not fetch its packages. ${WITHOUT}")
  endif()
endif()
