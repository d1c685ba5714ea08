// Writes deploy/postgres/shared.sql: the tables and functions that all services share, as the code defines them, for databases in which
// the services' own logins may not make them.
// usage: node tools/shared-sql.mjs [--check]   (after a build; --check only compares, status 1 when the file is stale)
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { migrationOf } from '../libs/event-store/dist/postgres/schema/migrate.js';
import { EVENT_BUS_TABLES, EVENT_BUS_VERSION } from '../libs/event-bus/dist/dead-letters/migration.js';
import { OPS_TABLES, OPS_VERSION } from '../libs/replay/dist/jobs/jobs-migration.js';
import { KEYRING_TABLES, KEYRING_VERSION } from '../libs/platform/dist/personal-data/key-check.js';

const FILE = fileURLToPath(new URL('../deploy/postgres/shared.sql', import.meta.url));
const store = migrationOf('event_store');

export const sharedSql =
  () => `-- Written by tools/shared-sql.mjs: change the code it comes from, not this file.
-- What all services share. Run by a superuser after roles.sql, at the first installation and before each upgrade. Idempotent.

BEGIN;
-- So that all of it belongs to the role that no service is a member of, and is never run with the superuser's rights.
SET LOCAL ROLE bujiao_owner;
REVOKE ALL ON SCHEMA event_store, event_bus, keyring, ops FROM PUBLIC;
GRANT USAGE ON SCHEMA event_store, event_bus, keyring, ops TO bujiao_services;

-- The history. The services read it, and append by one function; they change and delete nothing.
${store.statements.map((statement) => statement.trim()).join('\n\n')}
COMMENT ON SCHEMA event_store IS '${store.version}';
REVOKE ALL ON ALL TABLES IN SCHEMA event_store FROM bujiao_services;
GRANT SELECT ON ALL TABLES IN SCHEMA event_store TO bujiao_services;
REVOKE ALL ON ALL ROUTINES IN SCHEMA event_store FROM PUBLIC;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA event_store TO bujiao_services;

-- Checkpoints and dead letters.
${EVENT_BUS_TABLES.trim()}
COMMENT ON SCHEMA event_bus IS '${EVENT_BUS_VERSION}';
REVOKE ALL ON ALL TABLES IN SCHEMA event_bus FROM bujiao_services;
GRANT SELECT, INSERT, UPDATE, DELETE ON event_bus.checkpoints, event_bus.redrive_requests, event_bus.paused_groups TO bujiao_services;
GRANT SELECT, INSERT, UPDATE ON event_bus.dead_letters TO bujiao_services;
-- Who did what and why: written once. What is older than the retention is removed by ops alone.
GRANT SELECT, INSERT ON event_bus.dead_letter_edits, event_bus.group_actions TO bujiao_services;
GRANT UPDATE (record_at, order_unknown_at) ON event_bus.dead_letter_edits TO bujiao_services;
GRANT DELETE ON event_bus.dead_letters, event_bus.dead_letter_edits TO bujiao_ops;

-- Wrapped keys. A key is made and never changed by a service; to delete one is to forget a buyer.
${KEYRING_TABLES.trim()}
COMMENT ON SCHEMA keyring IS '${KEYRING_VERSION}';
REVOKE ALL ON ALL TABLES IN SCHEMA keyring FROM bujiao_services;
GRANT SELECT, INSERT ON keyring.buyer_keys, keyring.key_checks TO bujiao_services;
GRANT INSERT, DELETE ON keyring.write_probe TO bujiao_services;

-- Jobs of ops, and what they work on.
${OPS_TABLES.trim()}
COMMENT ON SCHEMA ops IS '${OPS_VERSION}';
REVOKE ALL ON ALL TABLES IN SCHEMA ops FROM bujiao_services;
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.projections, ops.handlers, ops.groups, ops.time_marks TO bujiao_services;
GRANT SELECT, INSERT, UPDATE ON ops.jobs TO bujiao_services;
GRANT SELECT, INSERT ON ops.job_events TO bujiao_services;
GRANT DELETE ON ops.jobs, ops.job_events TO bujiao_ops;
COMMIT;
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--check')) writeFileSync(FILE, sharedSql());
  else if (readFileSync(FILE, 'utf8') !== sharedSql()) {
    console.error('deploy/postgres/shared.sql is stale: run node tools/shared-sql.mjs');
    process.exitCode = 1;
  }
}
