-- The database roles of a cluster: one login a service, with rights on its own schemas and on what all services share.
-- Run by a superuser, in the database that the services use, before their first start. Idempotent.
-- Passwords are not set here:  ALTER ROLE bujiao_intake PASSWORD '…';
--
--   role                  its own schemas                      shared by all
--   bujiao_intake         intake                               event_store, event_bus, keyring, ops
--   bujiao_verification   –                                    "
--   bujiao_fulfillment    fulfillment, fulfillment_jobs        "
--   bujiao_after_sales    after_sales, after_sales_jobs        "
--   bujiao_relay          –                                    "
--   bujiao_ops            –                                    "
--
-- No service reads another's schema: the cards in `fulfillment` are out of reach of every other login. What is shared belongs
-- to bujiao_shared, because whichever service starts first creates or upgrades it. So a service that is taken over can read
-- every wrapped buyer's key; without DATA_KEY they are noise.

DO $$
DECLARE
  login text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bujiao_shared') THEN
    CREATE ROLE bujiao_shared NOLOGIN;
  END IF;
  FOREACH login IN ARRAY ARRAY['bujiao_intake', 'bujiao_verification', 'bujiao_fulfillment', 'bujiao_after_sales', 'bujiao_relay', 'bujiao_ops'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', login);
    END IF;
    EXECUTE format('GRANT bujiao_shared TO %I', login);
    -- Services say CREATE SCHEMA IF NOT EXISTS, which asks for this right even where the schema exists. It opens no other schema.
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO %I', current_database(), login);
  END LOOP;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS event_store AUTHORIZATION bujiao_shared;
CREATE SCHEMA IF NOT EXISTS event_bus AUTHORIZATION bujiao_shared;
CREATE SCHEMA IF NOT EXISTS keyring AUTHORIZATION bujiao_shared;
CREATE SCHEMA IF NOT EXISTS ops AUTHORIZATION bujiao_shared;
CREATE SCHEMA IF NOT EXISTS intake AUTHORIZATION bujiao_intake;
CREATE SCHEMA IF NOT EXISTS fulfillment AUTHORIZATION bujiao_fulfillment;
CREATE SCHEMA IF NOT EXISTS fulfillment_jobs AUTHORIZATION bujiao_fulfillment;
CREATE SCHEMA IF NOT EXISTS after_sales AUTHORIZATION bujiao_after_sales;
CREATE SCHEMA IF NOT EXISTS after_sales_jobs AUTHORIZATION bujiao_after_sales;

-- What a service creates in a shared schema would be its own, and the next service could neither use nor upgrade it.
CREATE OR REPLACE FUNCTION event_bus.share_what_is_created() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
  made record;
BEGIN
  FOR made IN
    SELECT DISTINCT object_type, object_identity FROM pg_event_trigger_ddl_commands()
    WHERE schema_name IN ('event_store', 'event_bus', 'keyring', 'ops') AND object_type IN ('table', 'function')
  LOOP
    EXECUTE format('ALTER %s %s OWNER TO bujiao_shared', made.object_type, made.object_identity);
  END LOOP;
END
$$;

DROP EVENT TRIGGER IF EXISTS bujiao_share_what_is_created;
CREATE EVENT TRIGGER bujiao_share_what_is_created ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE FUNCTION')
  EXECUTE FUNCTION event_bus.share_what_is_created();
