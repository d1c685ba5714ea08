#!/bin/sh
# Run once by the Postgres image on an empty data folder: the roles, what they share, and the passwords that the services' addresses hold.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -f /bujiao/roles.sql -f /bujiao/shared.sql
for file in /run/secrets/pg-url-*; do
  login=$(sed -E 's|^postgres://([^@]+)@.*$|\1|' "$file")
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v role="${login%%:*}" -v password="${login#*:}" <<'SQL'
ALTER ROLE :"role" PASSWORD :'password';
SQL
done
