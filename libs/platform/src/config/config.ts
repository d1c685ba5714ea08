import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsUrl,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
} from 'class-validator';

export const MODES = ['standalone', 'cluster'] as const;
export const EVENT_STORES = ['postgres', 'eventstoredb', 'memory'] as const;
export const EVENT_BUSES = ['embedded', 'kafka'] as const;
export const EVIDENCE_STORES = ['disk', 's3', 'none'] as const;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const ON_OFF = ['on', 'off'] as const;
export const LOG_FORMATS = ['json', 'line'] as const;

const HTTP = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
const oneOf = (values: readonly string[]): { message: string } => ({
  message: `must be one of ${values.join(', ')}`,
});
const httpAddress = { message: 'must be an http(s) address, like http://127.0.0.1:4010' };
const MIB = 1_048_576;
const TEN_MINUTES_MS = 600_000;
const ONE_YEAR_MS = 31_536_000_000;
const needed = { message: 'must be set' };
const neededForS3 = { message: 'must be set when EVIDENCE_STORE is s3' };

/** A Kafka topic to which one publisher alone may write, and the subject of that publisher's tokens. */
export interface TopicPublisher {
  readonly topic: string;
  readonly publisher: string;
}

/**
 * The configuration of a process, read from its environment. Nothing else of a service reads it, except for the switches of `libs/fast-…`. Each service has the members of its
 * own sections (`variables.ts`).
 */
export class Config {
  @IsIn(MODES, oneOf(MODES)) mode: (typeof MODES)[number];

  @IsNotEmpty(needed) httpHost: string;
  /** 0 takes any free port. */
  @IsInt({ message: 'must be a port number' }) @Min(0) @Max(65_535) httpPort: number;
  /** Largest body in bytes, on the routes that take large ones. */
  @IsInt({ message: 'must be a number of bytes' }) @Min(1_024) @Max(64 * MIB) httpBodyLimit: number;
  /** Milliseconds within which a whole request must arrive. */
  @IsInt({ message: 'must be a number of milliseconds' })
  @Min(100)
  @Max(TEN_MINUTES_MS)
  httpRequestTimeoutMs: number;
  /** Most concurrent requests, of all clients and of one; beyond, 503 and 429. */
  @IsInt({ message: 'must be a number of requests' }) @Min(1) @Max(100_000) httpMaxRequests: number;
  @IsInt({ message: 'must be a number of requests' }) @Min(1) @Max(100_000) httpMaxRequestsPerClient: number;
  /** Most open streams, of all clients and of one; beyond, 503 and 429. */
  @IsInt({ message: 'must be a number of streams' }) @Min(1) @Max(1_000_000) httpMaxStreams: number;
  @IsInt({ message: 'must be a number of streams' }) @Min(1) @Max(1_000_000) httpMaxStreamsPerClient: number;

  @IsUrl(
    { protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false },
    { message: 'must be an address like postgres://user:password@host:5432/database' },
  )
  pgUrl: string;
  /** Connections of each service's pool for hot SQL. */
  @IsInt({ message: 'must be a number of connections' }) @Min(1) @Max(100) pgPoolSize: number;

  /** Days for which records of what is over are kept: rejected order events, closed dead letters, ended jobs. */
  @IsInt({ message: 'must be a number of days' }) @Min(1) @Max(3_650) retentionDays: number;

  @IsIn(EVENT_STORES, oneOf(EVENT_STORES)) eventStore: (typeof EVENT_STORES)[number];
  @ValidateIf(({ eventStore }: Config) => eventStore === 'eventstoredb')
  @IsNotEmpty({
    message: 'must be set when EVENT_STORE is eventstoredb, like esdb://127.0.0.1:2113?tls=false',
  })
  esdbUrl: string;

  @IsIn(EVENT_BUSES, oneOf(EVENT_BUSES)) eventBus: (typeof EVENT_BUSES)[number];
  @ValidateIf(({ eventBus }: Config) => eventBus === 'kafka')
  @ArrayMinSize(1, { message: 'must name at least one broker when EVENT_BUS is kafka, like 127.0.0.1:9092' })
  kafkaBrokers: string[];

  /** Whether the faster parts of kafkajs and of pg are used. Here they are only checked: `libs/fast-…` read them when they are loaded. */
  @IsIn(ON_OFF, oneOf(ON_OFF)) fastKafkajs: (typeof ON_OFF)[number];
  @IsIn(ON_OFF, oneOf(ON_OFF)) fastPg: (typeof ON_OFF)[number];
  /** Whose events a Kafka topic carries, beside `shop.orders`, which is always read. */
  @IsArray({ message: 'must be like shop.orders=shop,shop.orders.mailer=mailer, each topic once' })
  orderPublishers: readonly TopicPublisher[];

  @IsNotEmpty(needed) authIssuer: string;
  @IsNotEmpty(needed) authAudience: string;
  @IsUrl(HTTP, httpAddress) authJwksUrl: string;

  /** Whether a standalone without a configured issuer issues and accepts demo tokens. */
  @IsIn(ON_OFF, oneOf(ON_OFF)) demoTokens: (typeof ON_OFF)[number];

  /** 32 bytes: the master key that seals buyers' keys and card secrets. Without it sealed data cannot be read. */
  @ValidateBy(
    { name: 'is32Bytes', validator: { validate: (key) => Buffer.isBuffer(key) && key.length === 32 } },
    { message: 'must be 32 bytes in base64; make one with: openssl rand -base64 32' },
  )
  dataKey: Buffer;

  @IsUrl(HTTP, httpAddress) paymentGatewayUrl: string;
  @IsUrl(HTTP, httpAddress) supplierUrl: string;
  @IsNotEmpty(needed) @MaxLength(1_024) supplierKey: string;

  /** Milliseconds within which a supplier has to say whether a role exists; a slower one is asked again later. */
  @IsInt({ message: 'must be a number of milliseconds' }) @Min(50) @Max(30_000) roleCheckBudgetMs: number;

  /** URL of intake for after-sales, for orders without a stream; empty: those are not shown. */
  @ValidateIf(({ intakeUrl }: Config) => intakeUrl !== '')
  @IsUrl(HTTP, httpAddress)
  intakeUrl: string;

  /** URL of fulfillment for after-sales. */
  @IsUrl(HTTP, httpAddress) fulfillmentUrl: string;

  /** Milliseconds from delivery until receipt is confirmed automatically. */
  @IsInt({ message: 'must be a number of milliseconds' })
  @Min(0)
  @Max(ONE_YEAR_MS)
  autoConfirmAfterMs: number;

  /** Looks at the cards of one resubmission that their owner is allowed. */
  @IsInt({ message: 'must be a number of looks' }) @Min(1) @Max(1_000) mostCardLooks: number;

  /** Where evidence that buyers upload is kept. `none`: no buyer can be asked for any. */
  @IsIn(EVIDENCE_STORES, oneOf(EVIDENCE_STORES)) evidenceStore: (typeof EVIDENCE_STORES)[number];
  /** The folder, where it is on disk. */
  @ValidateIf(({ evidenceStore }: Config) => evidenceStore === 'disk')
  @IsNotEmpty({ message: 'must be the path of a folder when EVIDENCE_STORE is disk' })
  evidenceDir: string;
  /** Largest file in bytes; a large picture takes four bytes of memory a pixel while it is read. */
  @IsInt({ message: 'must be a number of bytes' })
  @Min(1_024)
  @Max(32 * MIB)
  evidenceMostBytes: number;
  @IsInt({ message: 'must be a number of pixels' }) @Min(10_000) @Max(100_000_000) evidenceMostPixels: number;
  /** Files of one resubmission. */
  @IsInt({ message: 'must be a number of files' }) @Min(1) @Max(20) evidenceMostFiles: number;
  @ValidateIf(({ evidenceStore }: Config) => evidenceStore === 's3')
  @IsUrl(HTTP, httpAddress)
  evidenceBucketUrl: string;
  @ValidateIf(({ evidenceStore }: Config) => evidenceStore === 's3')
  @IsNotEmpty(neededForS3)
  evidenceBucketRegion: string;
  @ValidateIf(({ evidenceStore }: Config) => evidenceStore === 's3')
  @IsNotEmpty(neededForS3)
  evidenceBucket: string;
  @ValidateIf(({ evidenceStore }: Config) => evidenceStore === 's3')
  @IsNotEmpty(neededForS3)
  evidenceBucketAccessKey: string;
  @ValidateIf(({ evidenceStore }: Config) => evidenceStore === 's3')
  @IsNotEmpty(neededForS3)
  evidenceBucketSecretKey: string;

  @IsIn(LOG_LEVELS, oneOf(LOG_LEVELS)) logLevel: (typeof LOG_LEVELS)[number];
  @IsIn(LOG_FORMATS, oneOf(LOG_FORMATS)) logFormat: (typeof LOG_FORMATS)[number];
}
