/**
 * The schema of the store, one migration per version: `PRAGMA user_version` tells how many were applied.
 * Append only; an applied migration never changes.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE executions (
    arn TEXT PRIMARY KEY,
    pipeline_name TEXT NOT NULL,
    status TEXT NOT NULL,
    start_time TEXT NOT NULL,
    owner_pid INTEGER NOT NULL,
    owner_started TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX executions_by_pipeline ON executions (pipeline_name, start_time);

  CREATE TABLE steps (
    execution_arn TEXT NOT NULL REFERENCES executions (arn),
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (execution_arn, name)
  ) STRICT;

  CREATE TABLE descriptions (
    arn TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    execution_arn TEXT,
    description TEXT NOT NULL
  ) STRICT;
  CREATE INDEX descriptions_by_name ON descriptions (kind, name);

  CREATE TABLE model_package_groups (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    arn TEXT NOT NULL UNIQUE,
    creation_time TEXT NOT NULL
  ) STRICT;

  CREATE TABLE model_packages (
    group_name TEXT NOT NULL COLLATE NOCASE REFERENCES model_package_groups (name),
    version INTEGER NOT NULL,
    arn TEXT NOT NULL UNIQUE,
    approval_status TEXT NOT NULL,
    creation_time TEXT NOT NULL,
    execution_arn TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (group_name, version)
  ) STRICT;
  `,
];
