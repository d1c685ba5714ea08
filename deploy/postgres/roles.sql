-- The database roles of a cluster: one login a service, with rights on its own schemas and on what all services share.
-- Run by a superuser, in the database that the services use, before their first start, and shared.sql after it. Idempotent.
-- Passwords are not set here:  ALTER ROLE bujiao_intake PASSWORD '…';
--
--   role                  its own schemas                      shared by all
--   bujiao_intake         intake                               event_store, event_bus, keyring, ops
--   bujiao_verification   verification_jobs                    "
--   bujiao_fulfillment    fulfillment, fulfillment_jobs        "
--   bujiao_after_sales    after_sales, after_sales_jobs        "
--   bujiao_relay          –                                    "
--   bujiao_ops            –                                    "
--
-- No service reads another's schema: the cards in `fulfillment` are out of reach of every other login. What is shared belongs to
-- bujiao_owner, which nobody can log in as and no service is a member of: the services use it, and change none of its tables,
-- functions and triggers. So history is written by the function event_store.append_group alone, and what one service runs there is
-- never code of another, nor of a superuser.

-- Of earlier versions. First of all: its function belonged to the services, and would run as the superuser of this file.
DROP EVENT TRIGGER IF EXISTS bujiao_share_what_is_created;

DO $$
DECLARE
  login text;
  shared record;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bujiao_owner') THEN
    CREATE ROLE bujiao_owner NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bujiao_services') THEN
    CREATE ROLE bujiao_services NOLOGIN;
  END IF;
  FOREACH login IN ARRAY ARRAY['bujiao_intake', 'bujiao_verification', 'bujiao_fulfillment', 'bujiao_after_sales', 'bujiao_relay', 'bujiao_ops'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', login);
    END IF;
    EXECUTE format('ALTER ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', login);
    EXECUTE format('GRANT bujiao_services TO %I', login);
    -- Services say CREATE SCHEMA IF NOT EXISTS, which asks for this right even where the schema exists. It opens no other schema.
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO %I', current_database(), login);
  END LOOP;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());

  -- Of earlier versions: a role that all services were members of, and that owned what they share.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'bujiao_shared') THEN
    REASSIGN OWNED BY bujiao_shared TO bujiao_owner;
    DROP OWNED BY bujiao_shared;
    FOREACH login IN ARRAY ARRAY['bujiao_intake', 'bujiao_verification', 'bujiao_fulfillment', 'bujiao_after_sales', 'bujiao_relay'] LOOP
      EXECUTE format('REVOKE bujiao_shared FROM %I', login);
    END LOOP;
    -- Triggers and functions there are none of ours, or are made again by shared.sql.
    FOR shared IN
      SELECT t.tgname AS name, t.tgrelid::regclass AS of FROM pg_trigger AS t
      JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND n.nspname IN ('event_store', 'event_bus', 'keyring')
    LOOP
      EXECUTE format('DROP TRIGGER %I ON %s', shared.name, shared.of);
    END LOOP;
    FOR shared IN
      SELECT p.oid::regprocedure AS name FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
      WHERE n.nspname IN ('event_store', 'event_bus', 'keyring')
    LOOP
      EXECUTE format('DROP ROUTINE %s', shared.name);
    END LOOP;
  END IF;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS event_store AUTHORIZATION bujiao_owner;
CREATE SCHEMA IF NOT EXISTS event_bus AUTHORIZATION bujiao_owner;
CREATE SCHEMA IF NOT EXISTS keyring AUTHORIZATION bujiao_owner;
CREATE SCHEMA IF NOT EXISTS ops AUTHORIZATION bujiao_owner;
CREATE SCHEMA IF NOT EXISTS intake AUTHORIZATION bujiao_intake;
CREATE SCHEMA IF NOT EXISTS verification_jobs AUTHORIZATION bujiao_verification;
CREATE SCHEMA IF NOT EXISTS fulfillment AUTHORIZATION bujiao_fulfillment;
CREATE SCHEMA IF NOT EXISTS fulfillment_jobs AUTHORIZATION bujiao_fulfillment;
CREATE SCHEMA IF NOT EXISTS after_sales AUTHORIZATION bujiao_after_sales;
CREATE SCHEMA IF NOT EXISTS after_sales_jobs AUTHORIZATION bujiao_after_sales;
