// Made by `npm run openapi` from openapi.json. Do not change it by hand.

export interface paths {
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The public keys of the local token issuer */
    get: operations['DemoTokensController_keys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/card-stock/{goodsId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many cards there are, by state
     * @description Roles: ops, after-sales.
     */
    get: operations['CardStockController_count'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/card-stock/{goodsId}/batches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import a batch of cards, up to 5,000; idempotent by batchId
     * @description Roles: ops.
     */
    post: operations['CardStockController_importBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is parked, oldest first, and why
     * @description Roles: ops.
     */
    get: operations['DeadLettersController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dead-letters/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One of them
     * @description Roles: ops.
     */
    get: operations['DeadLettersController_show'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dead-letters/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give an event up; who and why stay on record
     * @description Roles: ops.
     */
    post: operations['DeadLettersController_discard'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dead-letters/redrive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Handle the parked events of an order again
     * @description Oldest first, up to the first that fails. When all are done the order flows again. Takes effect within about a second. Roles: ops.
     */
    post: operations['DeadLettersController_redrive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/demo/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A bearer token for a demo user; to callers on this machine only */
    post: operations['DemoTokensController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process turns; if not, restart it */
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether it can do its work; if not, send it no requests */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/issued-cards/open': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The secrets of cards whose reveal is recorded
     * @description Roles: buyer.
     */
    post: operations['IssuedCardsController_open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/manual-work': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Resubmissions that wait for a person, the longest wait first
     * @description Roles: ops, after-sales.
     */
    get: operations['ManualWorkController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/manual-work/{resubmissionId}/resolution': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell what was found out about a delivery, or give it up
     * @description Roles: ops, after-sales.
     */
    post: operations['ManualWorkController_resolve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Figures for Prometheus */
    get: operations['MetricsController_metrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/order-events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish order events
     * @description CloudEvents 1.0: one (application/cloudevents+json), up to 500 (application/cloudevents-batch+json), or binary (ce-* headers). Idempotent; any order. A rejected event is kept with its reason; sending it again as it is will not help. Roles: service.
     */
    post: operations['OrderEventsController_publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/order-events/rejected': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Order events that were not taken, newest first, with the reason
     * @description Roles: ops, service.
     */
    get: operations['OrderEventsController_rejected'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/order-states': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The new states of original orders (补交中, 补交成功, 补交失败), from the first one on, live
     * @description Server-sent events in order, at least once; `Last-Event-ID` resumes after the one that was taken last. Roles: service.
     */
    get: operations['OrderStatesController_follow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the order can be resubmitted, why or why not, and with what prefilled
     * @description Roles: buyer, merchant, after-sales, ops, reviewer, finance, service.
     */
    get: operations['OrderPageController_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything that happened to the order, in order, with the proof that nothing is missing
     * @description Read off the order's stream itself; the hash chain is checked on every read. Roles: buyer, merchant, after-sales, ops, reviewer, finance.
     */
    get: operations['HistoryController_history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/progress': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the newest resubmission of the order stands, live
     * @description Server-sent events named `progress`, ending with one named `end`; with `Accept: application/json` the present state. Roles: buyer, merchant, after-sales, ops, service.
     */
    get: operations['ProgressController_progress'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/resubmissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resubmit the order (补交订单)
     * @description An empty body is one click: reason and delivery target come from the order. The same Idempotency-Key gives the same answer. Roles: buyer, merchant, after-sales.
     */
    post: operations['ResubmissionRequestsController_request'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/resubmissions/{resubmissionId}/receipt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm that the goods have arrived (确认收货); again is harmless
     * @description Roles: buyer.
     */
    post: operations['ReceiptsController_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/resubmissions/{resubmissionId}/reveal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show the card secrets to their buyer, once (查看卡密); recorded in the history
     * @description Roles: buyer.
     */
    post: operations['CardRevealController_reveal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    CardBatchDto: {
      /** @example B-2026-11-23-01 */
      batchId: string;
      cards: components['schemas']['CardSecretDto'][];
    };
    CardBatchImportedDto: {
      added: number;
      /** @example B-2026-11-23-01 */
      batchId: string;
      /** @description Cards that were in stock before, or stand in the batch twice. */
      duplicates: number;
    };
    CardCountsDto: {
      AVAILABLE: number;
      DELIVERED: number;
      RESERVED: number;
      REVEALED: number;
      VOID: number;
    };
    CardSecretDto: {
      /** @example QB202611230001 */
      cardNo: string;
      /** @example example-password */
      cardPassword: string;
      /** @example 2027-12-31 */
      expiry?: string;
    };
    ChainBreakDto: {
      detail: string;
      revision: number;
    };
    DeadEventDto: {
      id: string;
      /** @example SO20261123000017 */
      orderId: string;
      /** Format: date-time */
      time: string;
      /** @example ResubmissionApproved */
      type: string;
    };
    DeadLetterDto: {
      attempts: number;
      /**
       * Format: date-time
       * @description When it left the state `parked`.
       */
      closedAt?: string;
      closedBy?: string;
      closedWhy?: string;
      error?: string;
      errorCode?: string;
      /** @description Absent for a message that could not be read. */
      event?: components['schemas']['DeadEventDto'];
      /** @example verification */
      group: string;
      /**
       * @description Ascending in the order of parking.
       * @example 42
       */
      id: string;
      message?: components['schemas']['UnreadableMessageDto'];
      /** Format: date-time */
      parkedAt: string;
      partition: string;
      position: string;
      /** @enum {string} */
      reason: 'attempts-exhausted' | 'not-retryable' | 'behind' | 'unparseable';
      /** @enum {string} */
      state: 'parked' | 'redriven' | 'discarded';
    };
    DelayedDto: {
      pendingSupplierOrder?: components['schemas']['PendingSupplierOrderDto'];
    };
    DeliveredDto: {
      quantity: number;
    };
    DeliveryFailedDto: {
      code?: string;
    };
    DemoTokenRequest: {
      /**
       * @description buyer:<id>, merchant:<id>, reviewer, finance, after-sales, ops or service:<name>
       * @example buyer:B0001
       */
      user: string;
    };
    DiscardDto: {
      /** @example test order of the shop, confirmed by ops */
      why: string;
    };
    DiscardedDto: {
      /** @enum {boolean} */
      discarded: true;
    };
    GoodsDto: {
      goodsId: string;
      /** @enum {string} */
      kind: 'game-points' | 'membership' | 'licence-key' | 'direct-top-up';
      name: string;
      unitPrice: number;
    };
    HealthDto: {
      /** @enum {string} */
      status: 'ok';
    };
    HistoryActorDto: {
      /** @description Of staff only shown to staff. */
      id?: string;
      /** @enum {string} */
      kind: 'person' | 'service' | 'system';
      /** @enum {string} */
      role?: 'buyer' | 'merchant' | 'reviewer' | 'finance' | 'after-sales' | 'ops' | 'service';
    };
    HistoryDto: {
      /** @description Where the chain breaks, if it does. */
      chainBreak?: components['schemas']['ChainBreakDto'];
      /** @description True when no event was changed, removed, added or moved since it was recorded. */
      chainIntact: boolean;
      events: components['schemas']['HistoryLineDto'][];
      measures: components['schemas']['MeasuresDto'][];
      /** @example SO20261123000017 */
      orderId: string;
    };
    HistoryLineDto: {
      /** Format: date-time */
      at: string;
      /** @description The event or request that led here. */
      causedBy: string;
      /** @description Without personal data: what is sealed stays sealed. */
      data: {
        [key: string]: unknown;
      };
      hash: string;
      revision: number;
      /** @example 2026-11-1 */
      ruleVersion?: string;
      title: components['schemas']['SentenceDto'];
      /** @example ResubmissionRequested */
      type: string;
      who: components['schemas']['HistoryActorDto'];
      why?: components['schemas']['SentenceDto'];
    };
    IssuedCardDto: {
      /** @example QB202611230001 */
      cardNo: string;
      /** @example example-password */
      cardPassword: string;
      /** @example 2027-12-31 */
      expiry?: string;
    };
    IssuedCardsDto: {
      cards: components['schemas']['IssuedCardDto'][];
    };
    IssuedTokenDto: {
      /** Format: date-time */
      expiresAt: string;
      /** @description Send it as `Authorization: Bearer …`. */
      token: string;
    };
    ManualWorkDto: {
      /**
       * @description Why a person is needed.
       * @example outcome-unknown
       */
      code: string;
      /** @example SO20261123000017 */
      orderId: string;
      /** Format: uuid */
      resubmissionId: string;
      /** Format: date-time */
      since: string;
    };
    ManualWorkResolvedDto: {
      /** Format: uuid */
      resubmissionId: string;
      /** @enum {string} */
      status:
        | 'requested'
        | 'approved'
        | 'waiting-for-human'
        | 'delivered'
        | 'closed'
        | 'rejected'
        | 'failed'
        | 'unknown';
    };
    MeasuresDto: {
      /** @description Fields a person typed. */
      fieldsTyped: number;
      /** Format: uuid */
      resubmissionId: string;
      /** @description From request to delivery; absent until delivered. */
      secondsToDelivery?: number;
      /** @description Things a person did. */
      steps: number;
    };
    NothingDto: Record<string, never>;
    OpenCardsDto: {
      orderId: string;
      /** Format: uuid */
      resubmissionId: string;
      revealKey: string;
    };
    OpenResubmissionDto: {
      /** Format: uuid */
      resubmissionId: string;
      status: components['schemas']['ResubmissionStatus'];
    };
    OrderEventsTakenDto: {
      accepted: number;
      rejected: components['schemas']['RejectionDto'][];
    };
    OrderPageDto: {
      /** @description The cases a resubmission of this order is for. */
      cases: components['schemas']['ResubmissionCaseDto'][];
      open?: components['schemas']['OpenResubmissionDto'];
      /** @example SO20261123000017 */
      orderId: string;
      /** @description What the resubmission will use; nothing of it has to be typed. */
      prefilled: components['schemas']['PrefilledDto'];
      resubmittable: boolean;
      status: components['schemas']['OrderStatus'];
      statusName: components['schemas']['SentenceDto'];
      /** @description Why it can be resubmitted, or why not. */
      why: components['schemas']['OrderPageWhyDto'];
    };
    OrderPageWhyDto: {
      /** @example resubmittable */
      code: string;
      /** @example This order is being resubmitted already; watch its progress. */
      en: string;
      /** @example 该订单正在补交中，请留意进度。 */
      zh: string;
    };
    OrderPaidDto: {
      paymentId?: string;
    };
    OrderPlacedDto: {
      amount: number;
      buyerId: string;
      goods: components['schemas']['GoodsDto'];
      merchantId?: string;
      paymentId?: string;
      quantity: number;
      rechargeTarget?: components['schemas']['RechargeTargetDto'];
    };
    OrderStateChangedDto: {
      /** @example SO20261123000017 */
      orderId: string;
      /** Format: uuid */
      resubmissionId: string;
      state: components['schemas']['ResubmissionState'];
      /** @enum {string} */
      stateName: '补交中' | '补交成功' | '补交失败';
    };
    /** @enum {string} */
    OrderStatus:
      | 'placed'
      | 'paid'
      | 'payment-timed-out'
      | 'delivery-failed'
      | 'delayed'
      | 'partly-delivered'
      | 'delivered'
      | 'cancelled';
    PendingSupplierOrderDto: {
      requestNo: string;
      supplierId: string;
    };
    PrefilledDto: {
      /** @example 王者荣耀 点券 600 */
      goodsName: string;
      quantityOwed: number;
      reason?: components['schemas']['ResubmissionReason'];
      /** @example 138****0000 */
      rechargeAccountMasked?: string;
    };
    Problem: {
      /** @description Stable: programs branch on it. */
      code: string;
      /** @description A sentence for the person who reads the answer. */
      detail: string;
      /** @description The fields that are wrong, and why; there with `invalid-request`. */
      errors?: {
        field: string;
        message: string;
      }[];
      /** @description The reason for the people who read it; there when a rule of the business refused. */
      sentence?: {
        en: string;
        zh: string;
      };
      status: number;
      /** @description The kind of problem, the same for every occurrence. */
      title: string;
      /** @description `urn:bujiao:problem:` and the code. */
      type: string;
    } & {
      [key: string]: unknown;
    };
    ProgressDto: {
      /** Format: date-time */
      deliveredAt?: string;
      /** @example SO20261123000017 */
      orderId: string;
      /** @description `closed`, `rejected` and `failed` are ends. */
      outcome?: components['schemas']['ProgressOutcome'];
      /** Format: date-time */
      requestedAt?: string;
      /**
       * Format: uuid
       * @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11
       */
      resubmissionId: string;
      sentence?: components['schemas']['SentenceDto'];
      stage: components['schemas']['ProgressStage'];
      /** @enum {string} */
      stageName: '申请' | '核验中' | '补单中' | '已发货' | '已完成';
      stageNo: number;
      /**
       * @example [
       *       "申请",
       *       "核验中",
       *       "补单中",
       *       "已发货",
       *       "已完成"
       *     ]
       */
      stages: string[];
      /** Format: date-time */
      updatedAt: string;
    };
    /**
     * @description `closed`, `rejected` and `failed` are ends.
     * @enum {string}
     */
    ProgressOutcome: 'closed' | 'rejected' | 'failed' | 'waiting-for-human';
    /** @enum {string} */
    ProgressStage: 'requested' | 'verifying' | 'resubmitting' | 'delivered' | 'completed';
    PublicKeyDto: {
      /** @example EdDSA */
      alg: string;
      /** @example Ed25519 */
      crv: string;
      kid: string;
      /** @example OKP */
      kty: string;
      /** @example sig */
      use: string;
      x: string;
    };
    PublicKeysDto: {
      keys: components['schemas']['PublicKeyDto'][];
    };
    ReceiptDto: {
      /** @enum {string} */
      confirmedBy: 'buyer' | 'automatic';
      /**
       * Format: uuid
       * @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11
       */
      resubmissionId: string;
    };
    RechargeTargetDto: {
      gameArea?: string;
      gameRole?: string;
      gameServer?: string;
      rechargeAccount: string;
    };
    RedriveAcceptedDto: {
      /** @enum {boolean} */
      asked: true;
    };
    RedriveDto: {
      /** @example verification */
      group: string;
      /** @example SO20261123000017 */
      orderId: string;
    };
    RejectedOrderEventDto: {
      /** @example invalid-data */
      code: string;
      detail: string;
      eventId: string | null;
      id: string;
      /** Format: date-time */
      rejectedAt: string;
      source: string | null;
    };
    RejectionDto: {
      /** @example invalid-data */
      code: string;
      detail: string;
      id: string | null;
      /** @description Its place in the batch, from 0. */
      index: number;
    };
    ResolutionDto: {
      /** @example supplier confirmed by phone, ticket 4711 */
      note: string;
      /** @example SO20261123000017 */
      orderId: string;
      /** @enum {string} */
      resolution: 'delivered' | 'not-delivered' | 'give-up';
    };
    ResubmissionAcceptedDto: {
      links: components['schemas']['ResubmissionLinksDto'];
      /** @example SO20261123000017 */
      orderId: string;
      reason: components['schemas']['ResubmissionReason'];
      /**
       * Format: uuid
       * @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11
       */
      resubmissionId: string;
      /** @enum {string} */
      stage: 'requested';
    };
    ResubmissionCaseDto: {
      /** @example This order is being resubmitted already; watch its progress. */
      en: string;
      reason: components['schemas']['ResubmissionReason'];
      /** @example 该订单正在补交中，请留意进度。 */
      zh: string;
    };
    ResubmissionLinksDto: {
      /** @example /orders/SO20261123000017/history */
      history: string;
      /** @example /orders/SO20261123000017/progress */
      progress: string;
    };
    /** @enum {string} */
    ResubmissionReason:
      | 'payment-timed-out'
      | 'payment-notice-lost'
      | 'delivery-failed'
      | 'wrong-account'
      | 'supplier-late'
      | 'partly-delivered';
    ResubmissionRequestDto: {
      /**
       * @example delivery-failed
       * @enum {string}
       */
      reason?:
        | 'payment-timed-out'
        | 'payment-notice-lost'
        | 'delivery-failed'
        | 'wrong-account'
        | 'supplier-late'
        | 'partly-delivered';
      /**
       * @example {
       *       "rechargeAccount": "13800000000"
       *     }
       */
      rechargeTarget?: components['schemas']['RechargeTargetDto'];
    };
    /** @enum {string} */
    ResubmissionState: 'resubmitting' | 'resubmission-succeeded' | 'resubmission-failed';
    /** @enum {string} */
    ResubmissionStatus:
      'requested' | 'approved' | 'waiting-for-human' | 'delivered' | 'closed' | 'rejected' | 'failed';
    RevealedCardDto: {
      /** @example QB202611230001 */
      cardNo: string;
      /** @example example-password */
      cardPassword: string;
      /** @example 2027-12-31 */
      expiry?: string;
    };
    RevealedCardsDto: {
      cards: components['schemas']['RevealedCardDto'][];
    };
    SentenceDto: {
      /** @example This order is being resubmitted already; watch its progress. */
      en: string;
      /** @example 该订单正在补交中，请留意进度。 */
      zh: string;
    };
    UnreadableMessageDto: {
      detail: string;
      /** @description Stable code of what is wrong with it. */
      reason: string;
    };
  };
  responses: {
    /** @description The request cannot be read or is not valid: `malformed-request` */
    Problem400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request` */
    'Problem400-2': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'invalid-request' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request`, `too-many-events` */
    'Problem400-3': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'invalid-request' | 'malformed-request' | 'too-many-events';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request`, `idempotency-key-missing`, `idempotency-key-invalid` */
    'Problem400-4': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code:
            'idempotency-key-invalid' | 'idempotency-key-missing' | 'invalid-request' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request`, `invalid-goods-id` */
    'Problem400-5': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'invalid-goods-id' | 'invalid-request' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-goods-id` */
    'Problem400-6': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'invalid-goods-id' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `idempotency-key-missing`, `idempotency-key-invalid` */
    'Problem400-7': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'idempotency-key-invalid' | 'idempotency-key-missing' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-position` */
    'Problem400-8': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'invalid-position' | 'malformed-request';
        };
      };
    };
    /** @description No valid token: `token-missing`, `token-invalid`, `token-expired` */
    Problem401: {
      headers: {
        /** @description The Bearer challenge. */
        'WWW-Authenticate'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'token-expired' | 'token-invalid' | 'token-missing';
        };
      };
    };
    /** @description Not for this caller: `role-not-allowed` */
    Problem403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'role-not-allowed';
        };
      };
    };
    /** @description Not for this caller: `not-from-here` */
    'Problem403-2': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'not-from-here';
        };
      };
    };
    /** @description Not found, or not yours: `dead-letter-not-found` */
    Problem404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'dead-letter-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `order-not-found` */
    'Problem404-2': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'order-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `order-not-found`, `cards-not-issued` */
    'Problem404-3': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'cards-not-issued' | 'order-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `order-not-found`, `no-resubmission` */
    'Problem404-4': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'no-resubmission' | 'order-not-found';
        };
      };
    };
    /** @description The state of the order does not allow it: `resubmission-open`, `order-incomplete`, `order-cancelled`, `order-delivered`, `order-in-progress`, `nothing-owed`, `too-many-resubmissions`, `outside-window`, `too-early` */
    Problem409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code:
            | 'nothing-owed'
            | 'order-cancelled'
            | 'order-delivered'
            | 'order-in-progress'
            | 'order-incomplete'
            | 'outside-window'
            | 'resubmission-open'
            | 'too-early'
            | 'too-many-resubmissions';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-waiting`, `nothing-open` */
    'Problem409-2': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'not-waiting' | 'nothing-open';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-delivered`, `already-revealed`, `no-cards` */
    'Problem409-3': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'already-revealed' | 'no-cards' | 'not-delivered';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-delivered` */
    'Problem409-4': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'not-delivered';
        };
      };
    };
    /** @description The body is too large: `body-too-large` */
    Problem413: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'body-too-large';
        };
      };
    };
    /** @description The content type is not taken: `unsupported-media-type` */
    Problem415: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'unsupported-media-type';
        };
      };
    };
    /** @description The request itself is not allowed: `idempotency-key-reused`, `reason-does-not-fit`, `recharge-target-missing`, `recharge-target-unexpected` */
    Problem422: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code:
            | 'idempotency-key-reused'
            | 'reason-does-not-fit'
            | 'recharge-target-missing'
            | 'recharge-target-unexpected';
        };
      };
    };
    /** @description The request itself is not allowed: `batch-id-reused` */
    'Problem422-2': {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'batch-id-reused';
        };
      };
    };
    /** @description A fault inside: `internal-error` */
    Problem500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'internal-error';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable` */
    Problem503: {
      headers: {
        /** @description Seconds until a retry makes sense. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'service-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `not-ready` */
    'Problem503-2': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code: 'not-ready' | 'service-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable` */
    'Problem503-3': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code:
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'service-unavailable'
            | 'token-keys-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable`, `cards-unavailable` */
    'Problem503-4': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code:
            | 'cards-unavailable'
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'service-unavailable'
            | 'token-keys-unavailable';
        };
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  DemoTokensController_keys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublicKeysDto'];
        };
      };
      400: components['responses']['Problem400'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  CardStockController_count: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        goodsId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CardCountsDto'];
        };
      };
      400: components['responses']['Problem400-6'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  CardStockController_importBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        goodsId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CardBatchDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CardBatchImportedDto'];
        };
      };
      400: components['responses']['Problem400-5'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422-2'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  DeadLettersController_list: {
    parameters: {
      query?: {
        after?: string;
        group?: string;
        limit?: number;
        orderId?: string;
        state?: 'parked' | 'redriven' | 'discarded';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDto'][];
        };
      };
      400: components['responses']['Problem400-2'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  DeadLettersController_show: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDto'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  DeadLettersController_discard: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DiscardDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscardedDto'];
        };
      };
      400: components['responses']['Problem400-2'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  DeadLettersController_redrive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RedriveDto'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RedriveAcceptedDto'];
        };
      };
      400: components['responses']['Problem400-2'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  DemoTokensController_issue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DemoTokenRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedTokenDto'];
        };
      };
      400: components['responses']['Problem400-2'];
      403: components['responses']['Problem403-2'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthDto'];
        };
      };
      400: components['responses']['Problem400'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthDto'];
        };
      };
      400: components['responses']['Problem400'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-2'];
    };
  };
  IssuedCardsController_open: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenCardsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedCardsDto'];
        };
      };
      400: components['responses']['Problem400-2'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-3'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  ManualWorkController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManualWorkDto'][];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  ManualWorkController_resolve: {
    parameters: {
      query?: never;
      header: {
        /** @description New for each request, the same for each retry of it: then the retry gets the same answer. */
        'Idempotency-Key': string;
      };
      path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        resubmissionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResolutionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ManualWorkResolvedDto'];
        };
      };
      400: components['responses']['Problem400-4'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-2'];
      409: components['responses']['Problem409-2'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  MetricsController_metrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      400: components['responses']['Problem400'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  OrderEventsController_publish: {
    parameters: {
      query?: never;
      header?: {
        /** @description Binary mode: this attribute of the event. */
        'ce-id'?: string;
        /** @description Binary mode: this attribute of the event. */
        'ce-source'?: string;
        /** @description Binary mode: this attribute of the event. */
        'ce-specversion'?: '1.0';
        /** @description Binary mode: this attribute of the event. */
        'ce-subject'?: string;
        /** @description Binary mode: this attribute of the event. */
        'ce-time'?: string;
        /** @description Binary mode: this attribute of the event. */
        'ce-type'?:
          | 'shop.order.placed'
          | 'shop.order.paid'
          | 'shop.order.payment-timed-out'
          | 'shop.order.delivery-failed'
          | 'shop.order.delivered'
          | 'shop.order.delayed'
          | 'shop.order.cancelled';
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example [
         *       {
         *         "specversion": "1.0",
         *         "id": "SO20261123000017-failed",
         *         "source": "shop/orders",
         *         "type": "shop.order.delivery-failed",
         *         "subject": "SO20261123000017",
         *         "time": "2026-11-23T15:04:05Z",
         *         "data": {
         *           "code": "out-of-stock"
         *         }
         *       }
         *     ]
         */
        'application/cloudevents-batch+json': ({
          /** @description By `type`; empty where the type says it all. */
          data?:
            | components['schemas']['OrderPlacedDto']
            | components['schemas']['OrderPaidDto']
            | components['schemas']['NothingDto']
            | components['schemas']['DeliveryFailedDto']
            | components['schemas']['DeliveredDto']
            | components['schemas']['DelayedDto'];
          id: string;
          source: string;
          /** @enum {string} */
          specversion: '1.0';
          subject: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type:
            | 'shop.order.placed'
            | 'shop.order.paid'
            | 'shop.order.payment-timed-out'
            | 'shop.order.delivery-failed'
            | 'shop.order.delivered'
            | 'shop.order.delayed'
            | 'shop.order.cancelled';
        } & {
          [key: string]: unknown;
        })[];
        /**
         * @example {
         *       "specversion": "1.0",
         *       "id": "SO20261123000017-failed",
         *       "source": "shop/orders",
         *       "type": "shop.order.delivery-failed",
         *       "subject": "SO20261123000017",
         *       "time": "2026-11-23T15:04:05Z",
         *       "data": {
         *         "code": "out-of-stock"
         *       }
         *     }
         */
        'application/cloudevents+json': {
          /** @description By `type`; empty where the type says it all. */
          data?:
            | components['schemas']['OrderPlacedDto']
            | components['schemas']['OrderPaidDto']
            | components['schemas']['NothingDto']
            | components['schemas']['DeliveryFailedDto']
            | components['schemas']['DeliveredDto']
            | components['schemas']['DelayedDto'];
          id: string;
          source: string;
          /** @enum {string} */
          specversion: '1.0';
          subject: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type:
            | 'shop.order.placed'
            | 'shop.order.paid'
            | 'shop.order.payment-timed-out'
            | 'shop.order.delivery-failed'
            | 'shop.order.delivered'
            | 'shop.order.delayed'
            | 'shop.order.cancelled';
        } & {
          [key: string]: unknown;
        };
        /**
         * @example {
         *       "specversion": "1.0",
         *       "id": "SO20261123000017-failed",
         *       "source": "shop/orders",
         *       "type": "shop.order.delivery-failed",
         *       "subject": "SO20261123000017",
         *       "time": "2026-11-23T15:04:05Z",
         *       "data": {
         *         "code": "out-of-stock"
         *       }
         *     }
         */
        'application/json':
          | ({
              /** @description By `type`; empty where the type says it all. */
              data?:
                | components['schemas']['OrderPlacedDto']
                | components['schemas']['OrderPaidDto']
                | components['schemas']['NothingDto']
                | components['schemas']['DeliveryFailedDto']
                | components['schemas']['DeliveredDto']
                | components['schemas']['DelayedDto'];
              id: string;
              source: string;
              /** @enum {string} */
              specversion: '1.0';
              subject: string;
              /** Format: date-time */
              time: string;
              /** @enum {string} */
              type:
                | 'shop.order.placed'
                | 'shop.order.paid'
                | 'shop.order.payment-timed-out'
                | 'shop.order.delivery-failed'
                | 'shop.order.delivered'
                | 'shop.order.delayed'
                | 'shop.order.cancelled';
            } & {
              [key: string]: unknown;
            })
          | ({
              /** @description By `type`; empty where the type says it all. */
              data?:
                | components['schemas']['OrderPlacedDto']
                | components['schemas']['OrderPaidDto']
                | components['schemas']['NothingDto']
                | components['schemas']['DeliveryFailedDto']
                | components['schemas']['DeliveredDto']
                | components['schemas']['DelayedDto'];
              id: string;
              source: string;
              /** @enum {string} */
              specversion: '1.0';
              subject: string;
              /** Format: date-time */
              time: string;
              /** @enum {string} */
              type:
                | 'shop.order.placed'
                | 'shop.order.paid'
                | 'shop.order.payment-timed-out'
                | 'shop.order.delivery-failed'
                | 'shop.order.delivered'
                | 'shop.order.delayed'
                | 'shop.order.cancelled';
            } & {
              [key: string]: unknown;
            })[]
          | (
              | components['schemas']['OrderPlacedDto']
              | components['schemas']['OrderPaidDto']
              | components['schemas']['NothingDto']
              | components['schemas']['DeliveryFailedDto']
              | components['schemas']['DeliveredDto']
              | components['schemas']['DelayedDto']
            );
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderEventsTakenDto'];
        };
      };
      400: components['responses']['Problem400-3'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  OrderEventsController_rejected: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RejectedOrderEventDto'][];
        };
      };
      400: components['responses']['Problem400-2'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  OrderStatesController_follow: {
    parameters: {
      query?: never;
      header?: {
        /** @description Id of the event that was taken last. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events named `bujiao.order.resubmission-state-changed`; the data of each is the JSON text of an `OrderStateChangedDto`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['Problem400-8'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  OrderPageController_page: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderPageDto'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-2'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  HistoryController_history: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryDto'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-2'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  ProgressController_progress: {
    parameters: {
      query?: never;
      header?: {
        /** @description Id of the event that was taken last. */
        'Last-Event-ID'?: string;
      };
      path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description An event of the stream has a JSON text as its data: that of `progress` is a `ProgressDto`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "SO20261123000017",
           *       "resubmissionId": "0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11",
           *       "stage": "delivered",
           *       "stageName": "已发货",
           *       "stageNo": 4,
           *       "stages": [
           *         "申请",
           *         "核验中",
           *         "补单中",
           *         "已发货",
           *         "已完成"
           *       ],
           *       "requestedAt": "2026-11-23T15:04:05.000Z",
           *       "deliveredAt": "2026-11-23T15:04:05.040Z",
           *       "updatedAt": "2026-11-23T15:04:05.040Z"
           *     }
           */
          'application/json': components['schemas']['ProgressDto'];
          'text/event-stream': string;
        };
      };
      /** @description The stream is over, and its end was taken: do not come back. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-4'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  ResubmissionRequestsController_request: {
    parameters: {
      query?: never;
      header: {
        /** @description New for each request, the same for each retry of it: then the retry gets the same answer. */
        'Idempotency-Key': string;
        /** @description W3C trace context of the caller. */
        traceparent?: string;
      };
      path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResubmissionRequestDto'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResubmissionAcceptedDto'];
        };
      };
      400: components['responses']['Problem400-4'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-2'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  ReceiptsController_confirm: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        resubmissionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-2'];
      409: components['responses']['Problem409-4'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-3'];
    };
  };
  CardRevealController_reveal: {
    parameters: {
      query?: never;
      header: {
        /** @description New for each request, the same for each retry of it: then the retry gets the same answer. */
        'Idempotency-Key': string;
      };
      path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        resubmissionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevealedCardsDto'];
        };
      };
      400: components['responses']['Problem400-7'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404-2'];
      409: components['responses']['Problem409-3'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503-4'];
    };
  };
}
