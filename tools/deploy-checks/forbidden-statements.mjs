// What no service's login may do to what all services share, nor to its own rights.

export const FORBIDDEN = [
  `INSERT INTO event_store.streams VALUES ('order-9', 0, '1', '\\x00')`,
  `INSERT INTO event_store.events SELECT * FROM event_store.events`,
  `UPDATE event_store.events SET data = '{}'`,
  `UPDATE event_store.streams SET revision = 0`,
  'DELETE FROM event_store.events',
  'DELETE FROM event_store.streams',
  'TRUNCATE event_store.events',
  'TRUNCATE event_store.streams',
  'BEGIN; LOCK TABLE event_store.events IN ACCESS EXCLUSIVE MODE',
  'SELECT FROM event_store.events FOR UPDATE',
  'ALTER TABLE event_store.events DISABLE TRIGGER ALL',
  'ALTER TABLE event_store.events OWNER TO CURRENT_USER',
  'DROP TABLE event_store.events',
  'DROP FUNCTION event_store.append_group',
  'ALTER FUNCTION event_store.append_group RESET search_path',
  'ALTER FUNCTION event_store.append_group SECURITY INVOKER',
  'DROP SCHEMA event_store CASCADE',
  `COMMENT ON SCHEMA event_store IS 'another'`,
  'UPDATE keyring.buyer_keys SET wrapped_key = NULL',
  'DELETE FROM keyring.buyer_keys',
  'UPDATE keyring.key_checks SET check_value = NULL',
  'DELETE FROM keyring.key_checks',
  'DROP TABLE event_bus.dead_letters',
  'DROP TABLE ops.jobs',
  `UPDATE event_bus.group_actions SET who = 'another'`,
  'DELETE FROM event_bus.group_actions',
  `UPDATE event_bus.dead_letter_edits SET edited_by = 'another'`,
  `UPDATE event_bus.dead_letter_edits SET why = 'another', record_at = now()`,
  `UPDATE ops.job_events SET who = 'another'`,
  ...['event_bus.dead_letters', 'event_bus.dead_letter_edits', 'event_bus.group_actions', 'ops.jobs'].map(
    (table) => `TRUNCATE ${table} CASCADE`,
  ),
  'TRUNCATE ops.job_events',
  'TRUNCATE keyring.buyer_keys',
  ...['event_store', 'event_bus', 'keyring', 'ops', 'public'].flatMap((schema) => [
    `CREATE TABLE ${schema}.mine (n int)`,
    `CREATE FUNCTION ${schema}.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  ]),
  `CREATE OR REPLACE FUNCTION event_bus.share_what_is_created() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'`,
  ...['event_store.events', 'event_bus.dead_letters', 'keyring.buyer_keys', 'ops.jobs'].map(
    (table) =>
      `CREATE TRIGGER mine BEFORE INSERT ON ${table} EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
  ),
  'SET ROLE bujiao_owner',
  'SET ROLE postgres',
  'SET SESSION AUTHORIZATION postgres',
  'ALTER ROLE CURRENT_USER SUPERUSER',
  'ALTER ROLE CURRENT_USER CREATEROLE',
  'CREATE ROLE mine SUPERUSER',
  'GRANT bujiao_owner TO CURRENT_USER',
  'GRANT pg_write_server_files TO CURRENT_USER',
  'CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION event_bus.mine()',
  `COPY (SELECT 1) TO PROGRAM 'true'`,
  `SELECT pg_read_file('/etc/passwd')`,
  'ALTER SYSTEM SET fsync = off',
  'CREATE EXTENSION file_fdw SCHEMA pg_catalog',
];

/** What ops does at the end of the retention, and nobody else. */
export const OF_OPS = [
  'event_bus.dead_letter_edits',
  'event_bus.dead_letters',
  'ops.job_events',
  'ops.jobs',
].map((table) => `DELETE FROM ${table} WHERE false`);

/** As an earlier version had it: the function of the superuser's event trigger in a schema that all services owned. */
export const EARLIER = `
  CREATE ROLE bujiao_shared NOLOGIN;
  GRANT bujiao_shared TO bujiao_intake;
  ALTER SCHEMA event_bus OWNER TO bujiao_shared;
  ALTER SCHEMA event_store OWNER TO bujiao_shared;
  ALTER TABLE event_store.events OWNER TO bujiao_shared;
  CREATE FUNCTION event_bus.share_what_is_created() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
  ALTER FUNCTION event_bus.share_what_is_created() OWNER TO bujiao_shared;
  CREATE EVENT TRIGGER bujiao_share_what_is_created ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'CREATE FUNCTION') EXECUTE FUNCTION event_bus.share_what_is_created();`;
/** What a service that has been taken over plants there, to be run by a superuser. */
export const ATTACK = `
  SET ROLE bujiao_shared;
  CREATE OR REPLACE FUNCTION event_bus.share_what_is_created() RETURNS event_trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN ALTER ROLE bujiao_intake SUPERUSER; END IF;
    END $$;
  CREATE FUNCTION event_bus.on_events() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN ALTER ROLE bujiao_intake SUPERUSER; END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER mine BEFORE INSERT ON event_store.events FOR EACH ROW EXECUTE FUNCTION event_bus.on_events();`;
