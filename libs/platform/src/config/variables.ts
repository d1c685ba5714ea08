import type { Config, TopicPublisher } from './config.js';

/** The processes that are configured by the environment. */
export const CONFIGURED = ['intake', 'verification', 'fulfillment', 'after-sales', 'relay', 'ops'] as const;
export type Configured = (typeof CONFIGURED)[number];

type Key = keyof Config;

/** How one environment variable becomes one member of {@link Config}. */
export interface Variable {
  readonly name: string;
  readonly key: Key;
  /** @default the text unchanged */
  readonly parse?: (text: string) => unknown;
  /** Value if it is not set; a variable without a default is required. */
  readonly byDefault?: string;
  /** As `byDefault`, in standalone mode only. */
  readonly inStandalone?: string;
}

/** Variables of one section, and the services that read it; other services neither get nor require them. */
export interface Section {
  /** @default every service */
  readonly services?: readonly Configured[];
  readonly variables: readonly Variable[];
}

/** NaN for text that is not a number, which the type check then refuses. */
const number = (text: string): number => (/^-?\d+$/.test(text) ? Number(text) : NaN);
const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** Undefined for text that is no such list, which the check of the member then refuses. */
function topicPublishers(text: string): readonly TopicPublisher[] | undefined {
  const pairs = list(text).map((pair) => TOPIC_PUBLISHER.exec(pair));
  const found = pairs.flatMap((pair) => (pair ? [{ topic: pair[1] ?? '', publisher: pair[2] ?? '' }] : []));
  const topics = new Set(found.map(({ topic }) => topic));
  return found.length === pairs.length && topics.size === found.length ? found : undefined;
}
/** A Kafka topic, and the subject of a token. */
const TOPIC_PUBLISHER = /^([\w.-]{1,249})=([\w.:@/-]{1,128})$/;

const THREE_DAYS_MS = '259200000';
const FOUR_MIB = '4194304';
const EIGHT_MIB = '8388608';

export const SECTIONS: readonly Section[] = [
  // The process, its servers and its log.
  {
    variables: [
      { name: 'BUJIAO_MODE', key: 'mode', byDefault: 'standalone' },
      { name: 'HTTP_HOST', key: 'httpHost', byDefault: '127.0.0.1' },
      { name: 'HTTP_PORT', key: 'httpPort', parse: number, byDefault: '4000' },
      { name: 'HTTP_BODY_LIMIT', key: 'httpBodyLimit', parse: number, byDefault: FOUR_MIB },
      { name: 'HTTP_REQUEST_TIMEOUT_MS', key: 'httpRequestTimeoutMs', parse: number, byDefault: '15000' },
      { name: 'HTTP_MAX_REQUESTS', key: 'httpMaxRequests', parse: number, byDefault: '2048' },
      {
        name: 'HTTP_MAX_REQUESTS_PER_CLIENT',
        key: 'httpMaxRequestsPerClient',
        parse: number,
        byDefault: '512',
      },
      { name: 'HTTP_MAX_STREAMS', key: 'httpMaxStreams', parse: number, byDefault: '10000' },
      {
        name: 'HTTP_MAX_STREAMS_PER_CLIENT',
        key: 'httpMaxStreamsPerClient',
        parse: number,
        byDefault: '200',
      },
      { name: 'PG_URL', key: 'pgUrl' },
      { name: 'PG_POOL_SIZE', key: 'pgPoolSize', parse: number, byDefault: '4' },
      { name: 'RETENTION_DAYS', key: 'retentionDays', parse: number, byDefault: '180' },
      { name: 'EVENT_STORE', key: 'eventStore', byDefault: 'postgres' },
      { name: 'ESDB_URL', key: 'esdbUrl', byDefault: '' },
      { name: 'EVENT_BUS', key: 'eventBus', byDefault: 'embedded' },
      { name: 'KAFKA_BROKERS', key: 'kafkaBrokers', parse: list, byDefault: '' },
      { name: 'FAST_KAFKAJS', key: 'fastKafkajs', byDefault: 'on' },
      { name: 'FAST_PG', key: 'fastPg', byDefault: 'on' },
      { name: 'LOG_LEVEL', key: 'logLevel', byDefault: 'info' },
      { name: 'LOG_FORMAT', key: 'logFormat', byDefault: 'json', inStandalone: 'line' },
    ],
  },
  // Whose tokens are taken.
  {
    services: ['intake', 'verification', 'fulfillment', 'after-sales', 'ops'],
    variables: [
      { name: 'AUTH_ISSUER', key: 'authIssuer', inStandalone: 'urn:bujiao:standalone' },
      { name: 'AUTH_AUDIENCE', key: 'authAudience', byDefault: 'bujiao' },
      {
        name: 'AUTH_JWKS_URL',
        key: 'authJwksUrl',
        inStandalone: 'http://127.0.0.1:4000/.well-known/jwks.json',
      },
      { name: 'DEMO_TOKENS', key: 'demoTokens', byDefault: 'on' },
    ],
  },
  // What personal data and cards are sealed with.
  {
    services: ['intake', 'verification', 'fulfillment', 'after-sales'],
    variables: [{ name: 'DATA_KEY', key: 'dataKey', parse: base64 }],
  },
  // Who publishes order events over Kafka: a topic a publisher.
  {
    services: ['intake'],
    variables: [
      { name: 'SHOP_ORDERS_PUBLISHERS', key: 'orderPublishers', parse: topicPublishers, byDefault: '' },
    ],
  },
  // Proof of payment.
  {
    services: ['intake', 'verification'],
    variables: [
      { name: 'PAYMENT_GATEWAY_URL', key: 'paymentGatewayUrl', inStandalone: 'http://127.0.0.1:4010' },
    ],
  },
  // Evidence that buyers upload.
  {
    services: ['verification'],
    variables: [
      { name: 'EVIDENCE_STORE', key: 'evidenceStore', byDefault: 'none', inStandalone: 'disk' },
      { name: 'EVIDENCE_DIR', key: 'evidenceDir', byDefault: '', inStandalone: '.data/evidence' },
      { name: 'EVIDENCE_MOST_BYTES', key: 'evidenceMostBytes', parse: number, byDefault: EIGHT_MIB },
      { name: 'EVIDENCE_MOST_PIXELS', key: 'evidenceMostPixels', parse: number, byDefault: '25000000' },
      { name: 'EVIDENCE_MOST_FILES', key: 'evidenceMostFiles', parse: number, byDefault: '5' },
      { name: 'EVIDENCE_BUCKET_URL', key: 'evidenceBucketUrl', byDefault: '' },
      { name: 'EVIDENCE_BUCKET_REGION', key: 'evidenceBucketRegion', byDefault: 'us-east-1' },
      { name: 'EVIDENCE_BUCKET', key: 'evidenceBucket', byDefault: '' },
      { name: 'EVIDENCE_BUCKET_ACCESS_KEY', key: 'evidenceBucketAccessKey', byDefault: '' },
      { name: 'EVIDENCE_BUCKET_SECRET_KEY', key: 'evidenceBucketSecretKey', byDefault: '' },
    ],
  },
  // The supplier.
  {
    services: ['fulfillment'],
    variables: [
      { name: 'SUPPLIER_URL', key: 'supplierUrl', inStandalone: 'http://127.0.0.1:4020' },
      { name: 'SUPPLIER_KEY', key: 'supplierKey', inStandalone: 'demo-supplier-key' },
      { name: 'SUPPLIER_ROLE_CHECK_MS', key: 'roleCheckBudgetMs', parse: number, byDefault: '2000' },
    ],
  },
  // How often a buyer may look at cards, and when a receipt counts as confirmed: after-sales decides it, intake says it on the order page.
  {
    services: ['intake', 'after-sales'],
    variables: [
      { name: 'CARD_LOOKS_MOST', key: 'mostCardLooks', parse: number, byDefault: '5' },
      { name: 'AUTO_CONFIRM_AFTER_MS', key: 'autoConfirmAfterMs', parse: number, byDefault: THREE_DAYS_MS },
    ],
  },
  // Reveal of cards, and where it asks.
  {
    services: ['after-sales'],
    variables: [
      { name: 'INTAKE_URL', key: 'intakeUrl', byDefault: '', inStandalone: 'http://127.0.0.1:4000' },
      { name: 'FULFILLMENT_URL', key: 'fulfillmentUrl', inStandalone: 'http://127.0.0.1:4000' },
    ],
  },
];

/** The sections that a service reads; the standalone reads all. */
export const variablesOf = (service?: Configured): readonly Variable[] =>
  SECTIONS.filter(({ services }) => !service || !services || services.includes(service)).flatMap(
    ({ variables }) => variables,
  );
