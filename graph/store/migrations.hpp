#pragma once

#include <SQLiteCpp/Database.h>

#include <span>

#include "graph/store/schema.hpp"

namespace entente::store {

/// Brings a database to the version of the last step: each step it lacks, in order, in one transaction, with
/// user_version and application_id set in the same. Throws SQLite::Exception, having changed nothing; another process
/// that migrates at the same time is waited for.
void migrate(SQLite::Database& database, std::span<const Migration> steps);

}  // namespace entente::store
