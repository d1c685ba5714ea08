import type { KeptSecrets } from '@bujiao/local-installation';
import type { Environment } from '@bujiao/platform';
import { urlOf, type Ports } from './ports.js';

export interface Backing {
  readonly pgUrl: string;
  readonly kafkaBrokers: string;
}

/** Issuer of the tokens that the cluster itself signs. */
export const LOCAL_AUTH = { issuer: 'urn:bujiao:local', audience: 'bujiao' };

const OUTSIDE = {
  PAYMENT_GATEWAY_URL: 'http://127.0.0.1:4010',
  SUPPLIER_URL: 'http://127.0.0.1:4020',
  SUPPLIER_KEY: 'demo-supplier-key',
};

/** Environment of every service, except its port. The user's settings take precedence where they are allowed. */
export function commonEnvironment(env: Environment, { dataKey }: KeptSecrets, ports: Ports): Environment {
  const { NODE_OPTIONS: _, HTTP_HOST: __, HTTP_PORT: ___, ...given } = env;
  const withDefaults = {
    ...OUTSIDE,
    LOG_FORMAT: 'line',
    AUTH_ISSUER: LOCAL_AUTH.issuer,
    AUTH_AUDIENCE: LOCAL_AUTH.audience,
  };
  return {
    ...withDefaults,
    AUTH_JWKS_URL: `${urlOf(ports.front)}/.well-known/jwks.json`,
    INTAKE_URL: urlOf(ports.of('intake', 0)),
    FULFILLMENT_URL: urlOf(ports.of('fulfillment', 0)),
    ...given,
    ...(given['DATA_KEY'] || given['DATA_KEY_FILE'] ? {} : { DATA_KEY: dataKey }),
    BUJIAO_MODE: 'cluster',
    EVENT_BUS: 'kafka',
  };
}

export const withBacking = (env: Environment, { pgUrl, kafkaBrokers }: Backing): Environment => {
  const { PG_URL_FILE: _, KAFKA_BROKERS_FILE: __, ...rest } = env;
  return { ...rest, PG_URL: pgUrl, KAFKA_BROKERS: kafkaBrokers };
};
