import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@bujiao/basics';
import 'reflect-metadata';
import type { Role } from '@bujiao/contracts';
import { AfterSalesModule } from '@bujiao/after-sales';
import { FulfillmentModule } from '@bujiao/fulfillment';
import {
  DELIVERY_POLICY_TOKEN,
  HttpSupplier,
  Suppliers,
  type DeliveryPolicy,
} from '@bujiao/fulfillment/testing';
import type { BusEvent } from '@bujiao/event-bus';
import { IntakeModule } from '@bujiao/intake';
import { OfferWatch, OrderFeedHandler } from '@bujiao/intake/testing';
import {
  createHttpService,
  EVENT_STORE,
  loadConfig,
  startHttpService,
  type Config,
  type Environment,
} from '@bujiao/platform';
import { BASELINE, type Policy } from '@bujiao/policy';
import { POLICIES } from '@bujiao/policy-desk';
import { onlyPolicy } from '@bujiao/policy-desk/testing';
import { startPaymentGateway, startSupplier, type PaymentGateway, type Supplier } from '@bujiao/simulator';
import { VerificationModule } from '@bujiao/verification';
import { PROOF_WAITS, type ProofWaits } from '@bujiao/verification/testing';
import type { EventStore } from '@bujiao/event-store';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { Api } from './api.js';
import { AUDIENCE, ISSUER, Tokens } from './tokens.js';

export interface ProductOptions {
  readonly databaseUrl: string;
  /** @default as in production, with the waits of a test */
  readonly policy?: Partial<DeliveryPolicy>;
  /** Rules that verification and fulfillment decide by. @default as in production, with the waits of a test */
  readonly rules?: Policy;
  /** ms; a supplier that is slower has an unknown outcome. */
  readonly supplierTimeout?: number;
  readonly env?: Environment;
  /**
   * Whether orders that went wrong are offered without anybody asking. When that happens depends on how busy the machine is, so specs
   * about anything else compare histories without it. @default false
   */
  readonly offersByItself?: boolean;
  /** Beside the four services. @default none */
  readonly alsoModules?: readonly Type[];
}

/** The whole product in this process, with a payment gateway and a supplier of its own. */
export interface Product {
  readonly url: string;
  readonly databaseUrl: string;
  readonly tokens: Tokens;
  readonly payments: PaymentGateway;
  readonly supplier: Supplier;
  readonly store: EventStore;
  /** Hands intake an order event as a bus would. */
  readonly takeOrderEvent: (event: BusEvent) => Promise<void>;
  /** The product as somebody with this role uses it. */
  as(role: Role, subject?: string): Promise<Api>;
  close(): Promise<void>;
}

/** Nobody waits for minutes here; what waits in a test, the test waits for on purpose. */
const POLICY: DeliveryPolicy = {
  retryAfter: [50, 100, 200],
  queryAfter: [30, 60, 120],
  unknownDeadline: 60_000,
  mostOddAnswers: 5,
};
/** Of the tries that are made at once, before the policy's. */
const PROOFS: ProofWaits = { pauses: [20, 100], fresh: 50 };
/** The gateway is asked again within milliseconds. */
export const QUICK_PROOFS: Policy = {
  ...BASELINE,
  defaults: { ...BASELINE.defaults, proofRetryAfter: [50, 100] },
};
const SUPPLIER_KEY = 'end-to-end-supplier-key';

export async function startProduct(options: ProductOptions): Promise<Product> {
  const [tokens, payments, supplier, port] = await Promise.all([
    Tokens.create(),
    startPaymentGateway({ port: 0 }),
    startSupplier({ port: 0, key: SUPPLIER_KEY }),
    freePort(),
  ]);
  const evidence = await mkdtemp(join(tmpdir(), 'bujiao-evidence-'));
  const config = loadConfig({
    PG_URL: options.databaseUrl,
    HTTP_PORT: String(port),
    INTAKE_URL: `http://127.0.0.1:${port}`,
    FULFILLMENT_URL: `http://127.0.0.1:${port}`,
    PAYMENT_GATEWAY_URL: payments.url,
    SUPPLIER_URL: supplier.url,
    SUPPLIER_KEY,
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    EVIDENCE_DIR: evidence,
    DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  const product = {
    module: class Product {},
    imports: [
      intake(options),
      verification(options),
      impatient(config, options),
      AfterSalesModule,
      ...(options.alsoModules ?? []),
    ],
  };
  const docs = { title: 'Bujiao', description: 'The whole product.' };
  const service = await createHttpService(product, {
    config,
    name: 'end-to-end',
    docs,
    tokenKeys: tokens.keys,
  });
  const url = await startHttpService(service, config);
  return {
    url,
    databaseUrl: options.databaseUrl,
    tokens,
    payments,
    supplier,
    store: service.get<EventStore>(EVENT_STORE, { strict: false }),
    takeOrderEvent: (event) => service.get(OrderFeedHandler, { strict: false }).handle(event),
    as: async (role, subject = `${role}-1`) => new Api(url, await tokens.issue(subject, [role])),
    close: async () => {
      await service.close();
      await Promise.all([payments.close(), supplier.close(), rm(evidence, { recursive: true })]);
    },
  };
}

const ruledBy = ({ rules }: ProductOptions): Provider[] =>
  rules ? [{ provide: POLICIES, useValue: onlyPolicy(rules) }] : [];

/** Offers are made where a spec asks for them. */
const NO_WATCH: Pick<OfferWatch, 'noticed' | 'forget'> = {
  noticed: () => undefined,
  forget: () => undefined,
};

const intake = ({ offersByItself = false }: ProductOptions): DynamicModule => ({
  module: IntakeModule,
  providers: offersByItself ? [] : [{ provide: OfferWatch, useValue: NO_WATCH }],
});

const verification = (options: ProductOptions): DynamicModule => ({
  module: VerificationModule,
  providers: [...ruledBy(options), { provide: PROOF_WAITS, useValue: PROOFS }],
});

/** Fulfillment as it is, but for how long it waits. */
function impatient({ supplierUrl, supplierKey }: Config, options: ProductOptions): DynamicModule {
  const { policy, supplierTimeout = 300 } = options;
  const supplier = new HttpSupplier({
    supplierId: 'default',
    url: supplierUrl,
    key: supplierKey,
    timeout: supplierTimeout,
  });
  return {
    module: FulfillmentModule,
    providers: [
      { provide: DELIVERY_POLICY_TOKEN, useValue: { ...POLICY, ...policy } },
      ...ruledBy(options),
      { provide: Suppliers, useValue: new Suppliers([supplier]) },
    ],
  };
}
