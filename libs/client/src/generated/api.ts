// Made by `npm run openapi` from openapi.json. Do not change it by hand.

export interface paths {
  readonly '/.well-known/jwks.json': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The public keys of the local token issuer */
    readonly get: operations['DemoTokensController_keys'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/backups': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Backups of the store that are whole, newest first
     * @description Roles: ops.
     */
    readonly get: operations['BackupsController_list'];
    readonly put?: never;
    /**
     * Plan a backup of the store
     * @description Counts what the store holds. Evidence of buyers on the disk is copied as well; evidence in a bucket is not, and the plan says so. The plan is run with POST /jobs/{id}/run; writers go on meanwhile. The backup holds the secrets of the installation too: whoever has it can read all of its data. Roles: ops.
     */
    readonly post: operations['BackupsController_plan'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/card-stock/{goodsId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How many cards there are, by state; those past their expiry are EXPIRED, not AVAILABLE
     * @description Roles: ops, after-sales.
     */
    readonly get: operations['CardStockController_count'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/card-stock/{goodsId}/batches': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Import a batch of cards, up to 5,000; idempotent by batchId
     * @description All or nothing. Numbers and passwords are taken without blanks around them; a card that is blank, has expired, or holds control or invisible characters refuses the batch (422 `cards-refused`), with every such line. The answer warns by line of cards that are in stock with another password, or under other goods. Roles: ops.
     */
    readonly post: operations['CardStockController_importBatch'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/complexity': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How much resubmissions asked of people: steps, typed fields, and whom they waited for
     * @description Of resubmissions that were asked for in the last days, by day (of China), kind of goods, reason, channel or policy version. A second old at most; a wait counts when it is over. Roles: after-sales, ops, reviewer, finance.
     */
    readonly get: operations['ComplexityController_read'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/conflicts': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Orders whose goods, money or news contradict each other, the longest wait first
     * @description Roles: after-sales, ops.
     */
    readonly get: operations['ConflictsController_open'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/conflicts/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * That the list of contradictions has changed, live
     * @description Server-sent events named `changed`, at most one a second. `Last-Event-ID` resumes: what changed meanwhile is named first. Roles: after-sales, ops.
     */
    readonly get: operations['ConflictChangesController_follow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/consumers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Groups that are paused, by whom and why
     * @description Roles: ops.
     */
    readonly get: operations['ConsumersController_paused'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/consumers/{group}/pause': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Have a group handle nothing until it is resumed
     * @description Takes effect within about a second. Events wait; nothing is lost. Roles: ops.
     */
    readonly post: operations['ConsumersController_pause'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/consumers/{group}/reset': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Move where a paused group continues
     * @description Backwards, its events are handled again on the history of today; forwards, events are never handled. `dryRun` shows the resolved positions; a reset answers with the positions as read back. Roles: ops.
     */
    readonly post: operations['ConsumersController_reset'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/consumers/{group}/resume': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Have a paused group continue from where it stands
     * @description Roles: ops.
     */
    readonly post: operations['ConsumersController_resume'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/dead-letters': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What is parked, oldest first, and why
     * @description Roles: ops.
     */
    readonly get: operations['DeadLettersController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/dead-letters/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One of them
     * @description Roles: ops.
     */
    readonly get: operations['DeadLettersController_show'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/dead-letters/{id}/discard': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Give an event up; who and why stay on record
     * @description Roles: ops.
     */
    readonly post: operations['DeadLettersController_discard'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/dead-letters/{id}/payload': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What a parked event carries, and who changed it
     * @description Roles: ops.
     */
    readonly get: operations['LetterPayloadController_show'];
    readonly put?: never;
    /**
     * Change what a parked event carries, before it is redriven
     * @description Refused where it does not fit the schema of its type, where it would be about another resubmission or buyer, and where somebody else has changed it since it was read. Who, why and which members are on record, and in the history of the order. Roles: ops.
     */
    readonly post: operations['LetterPayloadController_edit'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/dead-letters/redrive': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Handle the parked events of an order again
     * @description Oldest first, up to the first that fails. When all are done the order flows again. Takes effect within about a second. Roles: ops.
     */
    readonly post: operations['DeadLettersController_redrive'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/dead-letters/why': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What is parked, counted by consumer group and reason
     * @description With an example, and what was done about the same reason last time. Roles: ops.
     */
    readonly get: operations['DeadLetterReasonsController_why'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/demo/bench': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What the demo bench can do, and how its world stands
     * @description Roles: ops.
     */
    readonly get: operations['DemoBenchController_look'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/demo/bench/orders': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Place an order that goes wrong in a chosen way
     * @description The bench publishes it as a shop does, and plays supplier and payment gateway from then on. Roles: ops.
     */
    readonly post: operations['DemoBenchController_place'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/demo/bench/stock/empty': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Make stock run out: every card of the goods that could be delivered is voided
     * @description Roles: ops.
     */
    readonly post: operations['DemoBenchController_empty'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/demo/bench/supplier': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Stop the supplier of the bench, have it answer otherwise, or start it again
     * @description Roles: ops.
     */
    readonly post: operations['DemoBenchController_supplier'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/demo/bench/timers/due': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Move the clock of a deadline: a timer fires now
     * @description Roles: ops.
     */
    readonly post: operations['DemoBenchController_due'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/demo/tokens': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** A bearer token for a demo user; to callers on this machine only */
    readonly post: operations['DemoTokensController_issue'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/discards': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Plan to give dead letters up
     * @description Counts and freezes them; changes nothing. The plan is run with POST /jobs/{id}/run. Who and why stay on record with each letter. Roles: ops.
     */
    readonly post: operations['DiscardsController_plan'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/events': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Recorded events, one JSON object a line
     * @description In the order of the store, of all orders or of those named; read as slowly as the caller reads. Personal data stays sealed. An answer that the end of the token or a stop of the service cuts short breaks off, so that a part does not pass for the whole; with `follow` it ends. Roles: ops.
     */
    readonly get: operations['EventsController_find'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/evidence-checks/pieces': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Check the next pieces that the histories name against the store
     * @description A page holds one content in memory at a time. Begin without `after`, go on with `next`. Roles: ops.
     */
    readonly get: operations['EvidenceChecksController_pieces'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/evidence-checks/strays': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Find contents in the store that no history names, the next in order
     * @description Roles: ops.
     */
    readonly get: operations['EvidenceChecksController_find'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/flow': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How resubmissions flow: asked for, waiting in each stage and since when, delivered, ended
     * @description By the read model of the progress. At most a few seconds old. Roles: ops.
     */
    readonly get: operations['FlowController_flow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/goods': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Goods with a price or alternatives, and who changed them last
     * @description Roles: after-sales, ops.
     */
    readonly get: operations['GoodsCatalogueController_page'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/goods-imports': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Set prices and alternatives from a file, all of it or nothing. Idempotent
     * @description Replaces the goods that the file names; others stay as they are. Where goods have no `alternatives`, their list stays. Holds from now on; a request that was made before keeps its price. Roles: ops.
     */
    readonly post: operations['GoodsImportsController_import'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/goods-imports/check': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Check a file of goods by line, and compare it with the catalogue; changes nothing
     * @description Roles: ops.
     */
    readonly post: operations['GoodsImportsController_check'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/goods/{goodsId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Price of goods, and what may be delivered in their place (可换商品)
     * @description Roles: merchant, after-sales, ops, service.
     */
    readonly get: operations['GoodsCatalogueController_show'];
    /**
     * Set name, kind and price of goods. Idempotent
     * @description Holds from now on; a request that was made before keeps the price that it was made at. Roles: ops, service.
     */
    readonly put: operations['GoodsCatalogueController_price'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/goods/{goodsId}/alternatives': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * Set what may be delivered in place of the goods. Idempotent
     * @description A merchant sets the list of the own orders; ops and services that of all orders whose merchant has no list. Prices come from the price list. Roles: merchant, ops, service.
     */
    readonly put: operations['GoodsCatalogueController_allow'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/goods/{goodsId}/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Who changed price or alternatives of the goods, when and why
     * @description Roles: after-sales, ops.
     */
    readonly get: operations['GoodsCatalogueController_changesOf'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/health/live': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Whether the process turns; if not, restart it */
    readonly get: operations['HealthController_live'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/health/ready': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Whether it can do its work; if not, send it no requests */
    readonly get: operations['HealthController_ready'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/installation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Disk, database schemas and topics, as doctor looks at them
     * @description Holds no personal data, no names and no secrets. Roles: ops.
     */
    readonly get: operations['InstallationController_look'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/issued-cards/open': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * The secrets of cards whose reveal is recorded
     * @description Roles: buyer.
     */
    readonly post: operations['IssuedCardsController_open'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Jobs and plans, newest first
     * @description Roles: ops.
     */
    readonly get: operations['JobsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One of them, with everything that was done to it and by whom
     * @description Roles: ops.
     */
    readonly get: operations['JobsController_show'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs/{id}/cancel': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * End a job or a plan for good; a copy that it was building is taken away
     * @description Roles: ops.
     */
    readonly post: operations['JobsController_cancel'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs/{id}/impact': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What the handlers would decide today about what a plan selects, orders by outcome
     * @description Found out by running their deciders on the history of each order, without appending and without calling anybody. Roles: ops.
     */
    readonly get: operations['JobsController_impact'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs/{id}/pause': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Stop a running job at its checkpoint
     * @description Roles: ops.
     */
    readonly post: operations['JobsController_pause'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs/{id}/rate': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Change how many events a second it may handle, also while it runs
     * @description Roles: ops.
     */
    readonly post: operations['JobsController_rate'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs/{id}/resume': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Continue a job that was paused or has failed, from its checkpoint
     * @description Roles: ops.
     */
    readonly post: operations['JobsController_resume'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/jobs/{id}/run': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Run a plan
     * @description Exactly what was planned. Refused when the plan has expired, when another job works on its target, and before its impact is known. Roles: ops.
     */
    readonly post: operations['JobsController_run'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/lag': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How far each consumer group is, and what it is doing
     * @description States: up to date, idle, behind (with seconds, rate and time to catch up), held (orders blocked by dead letters), rebuilding (never counted as lag), paused (by a person), stopped (a backlog that stands still, or nobody works). Roles: ops.
     */
    readonly get: operations['LagController_groups'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/log': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What was done to jobs, dead letters and consumer groups, by whom and why; newest first
     * @description Roles: ops.
     */
    readonly get: operations['LogController_read'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/manual-work': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Resubmissions that wait for a person, the oldest deadline first
     * @description Roles: ops, after-sales.
     */
    readonly get: operations['ManualWorkController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/manual-work/{resubmissionId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What was tried and is known, and what each decision would do now
     * @description Records nothing: a dry run of the decision that the resolution takes, and of what delivery does then. Roles: ops, after-sales.
     */
    readonly get: operations['ManualWorkController_item'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/manual-work/{resubmissionId}/resolution': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Tell what was found out about a delivery, or give it up
     * @description Roles: ops, after-sales.
     */
    readonly post: operations['ManualWorkController_resolve'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/manual-work/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * That the work list has changed, live
     * @description Server-sent events named `changed`, at most one a second. `Last-Event-ID` resumes: what changed meanwhile is named first. Roles: ops, after-sales.
     */
    readonly get: operations['ManualWorkChangesController_follow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/metrics': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Figures for Prometheus */
    readonly get: operations['MetricsController_metrics'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/offers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Resubmissions that the buyer is offered: each click would be taken now
     * @description Roles: buyer.
     */
    readonly get: operations['MyOffersController_mine'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/orders': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The orders of the buyer or merchant, those that may need somebody first
     * @description Roles: buyer, merchant.
     */
    readonly get: operations['MyOrdersController_page'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/preferences': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What the buyer prefers (商品偏好): specification, channel and language of notices
     * @description Roles: buyer.
     */
    readonly get: operations['PreferencesController_view'];
    /**
     * Replace all preferences. Idempotent
     * @description Language and channel count for every notice from now on, also of resubmissions that are open. Roles: buyer.
     */
    readonly put: operations['PreferencesController_save'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/recipients': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Saved recipients (常用收货信息), accounts masked
     * @description With `orderId`: those of the recharge template of its goods, then those without a template that it takes; for goods without one those of their kind without a template. The account that the order has now is left out. A request for a resubmission names one by `recipientId`. Roles: buyer.
     */
    readonly get: operations['RecipientsController_list'];
    readonly put?: never;
    /**
     * Save a recipient; the same account again renews the saved one
     * @description Roles: buyer.
     */
    readonly post: operations['RecipientsController_add'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/recipients/{recipientId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One recipient, with its account whole
     * @description Roles: buyer.
     */
    readonly get: operations['RecipientsController_show'];
    readonly put?: never;
    readonly post?: never;
    /**
     * Forget a recipient: it is deleted. Idempotent
     * @description Deliveries that were confirmed before are not learnt from again. Roles: buyer.
     */
    readonly delete: operations['RecipientsController_forget'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/recipients/{recipientId}/name': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * Name a recipient. Idempotent
     * @description Roles: buyer.
     */
    readonly put: operations['RecipientsController_name'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/roles': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Roles of games that are bound to the buyer, the newest first
     * @description Roles: buyer.
     */
    readonly get: operations['MyRolesController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/roles/{roleId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    readonly post?: never;
    /**
     * Forget a binding; recorded. Idempotent
     * @description The role is bound to nobody then: its next use asks for a confirmation again. Roles: buyer.
     */
    readonly delete: operations['MyRolesController_forget'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/my/zero-touch-consent': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Whether the buyer agrees to resubmissions without a click, and the text
     * @description Roles: buyer.
     */
    readonly get: operations['ZeroTouchConsentController_view'];
    /**
     * Agree to the text that was read; recorded. Idempotent
     * @description Roles: buyer.
     */
    readonly put: operations['ZeroTouchConsentController_give'];
    readonly post?: never;
    /**
     * Take the consent back; recorded. Idempotent
     * @description Counts at once. Resubmissions that are under way are finished. Roles: buyer.
     */
    readonly delete: operations['ZeroTouchConsentController_withdraw'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/offer-codes/exchange': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Exchange the code of a link for a session of the order’s buyer, once
     * @description The token opens this order alone, for half an hour. A code that was used or has expired is refused.
     */
    readonly post: operations['OfferCodesController_exchange'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/ops/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Which views of ops have changed, live
     * @description Server-sent events named `changed`, at most one a second. `Last-Event-ID` resumes: what changed meanwhile is named first. Roles: ops.
     */
    readonly get: operations['ChangesController_follow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/order-events': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Publish order events
     * @description CloudEvents 1.0: one (application/cloudevents+json), up to 500 (application/cloudevents-batch+json), or binary (ce-* headers). Idempotent; any order. A rejected event is kept with its reason; sending it again as it is will not help. Roles: service.
     */
    readonly post: operations['OrderEventsController_publish'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/order-events/rejected': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Order events that were not taken, newest first, with the reason
     * @description Roles: ops, service.
     */
    readonly get: operations['OrderEventsController_rejected'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/order-events/rejected/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * That rejected order events have been added or removed, live
     * @description Server-sent events named `changed`, at most one a second. `Last-Event-ID` resumes: what changed meanwhile is named first. Roles: ops, service.
     */
    readonly get: operations['RejectedChangesController_follow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/order-states': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The new states of original orders (补交中, 补交成功, 补交失败), from the first one on, live
     * @description Server-sent events in order, at least once; `Last-Event-ID` resumes after the one that was taken last. Roles: service.
     */
    readonly get: operations['OrderStatesController_follow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Whether the order can be resubmitted, why or why not, and with what prefilled
     * @description Roles: buyer, merchant, after-sales, ops, reviewer, finance, service.
     */
    readonly get: operations['OrderPageController_page'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/conflicts/{code}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * An open contradiction, and what each way of closing it would change now
     * @description Records nothing: a dry run of the decision that closing takes. Roles: after-sales, ops.
     */
    readonly get: operations['ConflictsController_item'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/conflicts/{code}/close': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Close a contradiction with what was decided; new values open it again
     * @description Roles: after-sales.
     */
    readonly post: operations['ConflictsController_close'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/evidence': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * All evidence of an order, for staff: kind, size, mark, state and deadlines
     * @description Roles: ops, after-sales, reviewer.
     */
    readonly get: operations['EvidenceChecksController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/evidence/{evidenceId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The content of evidence, for the owner of the order, reviewers and after-sales
     * @description Roles: buyer, merchant, reviewer, after-sales.
     */
    readonly get: operations['EvidenceController_content'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/evidence/{evidenceId}/check': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Whether the content of evidence is in the store, and is what was uploaded
     * @description Roles: ops, after-sales.
     */
    readonly get: operations['EvidenceChecksController_check'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/explanation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Why the order may or may not be resubmitted: each rule with the values that it read
     * @description Now, or as of a past moment; with every decision that was recorded until then. The function that decides also explains. Owners get it in their words. Roles: buyer, merchant, after-sales, ops, reviewer, finance.
     */
    readonly get: operations['ExplanationController_explain'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/history': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Everything that happened to the order, in order, with the proof that nothing is missing
     * @description Read off the order's stream itself; the hash chain is checked on every read. Roles: buyer, merchant, after-sales, ops, reviewer, finance.
     */
    readonly get: operations['HistoryController_history'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/offers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What the buyer was offered since the order went wrong, and what became of it
     * @description Roles: buyer, merchant, after-sales, ops, reviewer, finance, service.
     */
    readonly get: operations['OffersController_list'];
    readonly put?: never;
    /**
     * Look at the order now, instead of when the policy says
     * @description Offers the click that would be taken, or takes it where the buyer agreed. Idempotent: one offer for each anomaly. Roles: after-sales, ops, service.
     */
    readonly post: operations['OffersController_look'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/offers/{offerId}/links': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * A link with a single-use code, for the buyer of the order
     * @description For the shop that passes the offer on. The link opens the order page once, without signing in; send it to nobody else. Roles: service.
     */
    readonly post: operations['OffersController_link'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/options': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What can be done about the order now: a dry run for every reason
     * @description Records nothing. Each reason says what a click would come to: what has to be given, or the rule that forbids it. Roles: buyer, merchant, after-sales, ops, reviewer, finance, service.
     */
    readonly get: operations['OrderOptionsController_options'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/progress': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Where the newest resubmission of the order stands, live
     * @description Server-sent events named `progress`, ending with one named `end`; with `Accept: application/json` the present state. Roles: buyer, merchant, after-sales, ops, service.
     */
    readonly get: operations['ProgressController_progress'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/record': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What the shop told about the order, as it was told; for staff also what was rejected
     * @description Roles: buyer, merchant, after-sales, ops, reviewer, finance.
     */
    readonly get: operations['OrderPageController_record'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Resubmit the order (补交订单)
     * @description An empty body is one click: reason and delivery target come from the order. The same Idempotency-Key gives the same answer. Roles: buyer, merchant, after-sales.
     */
    readonly post: operations['ResubmissionRequestsController_request'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions/{resubmissionId}/copies': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Record that the buyer copied a part of a card that was shown (复制卡密)
     * @description The same part in the same look is recorded once, however often this is sent. Roles: buyer.
     */
    readonly post: operations['CardRevealController_copied'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions/{resubmissionId}/evidence': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What is asked of the buyer, and what was uploaded (凭证)
     * @description Roles: buyer, merchant, reviewer, after-sales.
     */
    readonly get: operations['EvidenceController_list'];
    readonly put?: never;
    /**
     * Upload a picture or a document that a reviewer asked for (上传凭证)
     * @description The body is the file: PNG, JPEG or PDF by its content, whatever the content type says. Pictures and documents are written anew without metadata. The same content again adds nothing. Roles: buyer, merchant.
     */
    readonly post: operations['EvidenceController_add'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions/{resubmissionId}/permission': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Confirm that the role is yours: by the code that you received, or by this click
     * @description Idempotent. A session that a link opened needs the code. Roles: buyer.
     */
    readonly post: operations['PermissionsController_confirm'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions/{resubmissionId}/permission/codes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * A one-time code, for the shop to pass on to the buyer
     * @description An earlier code no longer counts. Send it to the buyer of the order and to nobody else; it is never in a notice, an event or an address. Roles: service.
     */
    readonly post: operations['PermissionsController_makeCode'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions/{resubmissionId}/permission/notices': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Send the notice again, with another code
     * @description Only some time after the last one, and so many times in all: the policy says how often. Roles: buyer, after-sales.
     */
    readonly post: operations['PermissionsController_sendAgain'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions/{resubmissionId}/receipt': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Confirm that the goods have arrived (确认收货); again is harmless
     * @description Roles: buyer.
     */
    readonly post: operations['ReceiptsController_confirm'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderId}/resubmissions/{resubmissionId}/reveal': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Show the card secrets to their buyer (查看卡密); each look is recorded in the history
     * @description Roles: buyer.
     */
    readonly post: operations['CardRevealController_reveal'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/search': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Orders by any number that touched them
     * @description Order, payment, supplier request, supplier order, resubmission, event: blanks and full-width characters are forgiven, whole numbers come before beginnings of at least 6 characters. Roles: after-sales, ops, reviewer, finance.
     */
    readonly get: operations['FindOrdersController_find'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Versions of the rules: which one decides, which ones did, which ones are drafts
     * @description Roles: reviewer, ops, after-sales, finance.
     */
    readonly get: operations['PoliciesController_list'];
    readonly put?: never;
    /**
     * Save a text under the version that it names, also one with faults
     * @description Again until the version is put in force; then its text stays. Idempotent by text. Roles: reviewer, ops.
     */
    readonly post: operations['PoliciesController_draft'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One version: its text, its faults, its life, and what differs from the one in force
     * @description Roles: reviewer, ops, after-sales, finance.
     */
    readonly get: operations['PoliciesController_show'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}/activation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Put a version in force, also an older one; or agree to it as the second person
     * @description Where the version in force wants two people, the first call asks and the call of another person puts it in force. Resubmissions that are under way keep their version. Roles: reviewer, ops.
     */
    readonly post: operations['PoliciesController_activate'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}/backtests': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Backtests of a version, newest first, at most 20
     * @description Roles: reviewer, ops, after-sales, finance.
     */
    readonly get: operations['BacktestsController_list'];
    readonly put?: never;
    /**
     * Try a version on recorded decisions, as a job
     * @description Each decision of verification since a moment, again, on the history and the features that it was taken on. One backtest of a version at a time; it survives the process that runs it. Roles: reviewer, ops.
     */
    readonly post: operations['BacktestsController_start'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}/backtests/{id}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * One backtest: how far it is, and what it has found so far
     * @description Roles: reviewer, ops, after-sales, finance.
     */
    readonly get: operations['BacktestsController_show'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}/backtests/{id}/{act}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Pause a backtest at its checkpoint, resume it, or end it; what it counted stays
     * @description Roles: reviewer, ops.
     */
    readonly post: operations['BacktestsController_act'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}/backtests/{id}/fit': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Weights for the factors that the labelled decisions of a backtest speak for, as the text of a draft
     * @description By logistic regression. Nothing is saved and nothing is put in force: a person reads it and tries it first. Roles: reviewer, ops, after-sales, finance.
     */
    readonly get: operations['BacktestsController_fit'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}/shadow': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How a version decides beside the one in force, or last did
     * @description Roles: reviewer, ops, after-sales, finance.
     */
    readonly get: operations['BacktestsController_shadow'];
    readonly put?: never;
    /**
     * Let a checked version decide beside the one in force, without effect
     * @description On each decision after it was recorded, with the features that it was taken on. One version at a time. Roles: reviewer, ops.
     */
    readonly post: operations['BacktestsController_startShadow'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/{version}/shadow/end': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * End the shadow of a version; what it counted stays
     * @description Roles: reviewer, ops.
     */
    readonly post: operations['BacktestsController_endShadow'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * That versions of the rules, backtests or shadows have changed, live
     * @description Server-sent events named `changed`, at most one a second. `Last-Event-ID` resumes: what changed meanwhile is named first. Roles: reviewer, ops, after-sales, finance.
     */
    readonly get: operations['PolicyChangesController_follow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policies/lint': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Check a text by line and column, and compare it with the version in force; saves nothing
     * @description Roles: reviewer, ops, after-sales, finance.
     */
    readonly post: operations['PoliciesController_lint'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/policy-schema': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The JSON Schema of a policy, for editors */
    readonly get: operations['PolicySchemaController_schema'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/projections': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Read models that can be rebuilt and verified, each with its newest job
     * @description Roles: ops.
     */
    readonly get: operations['ProjectionsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/recharge-templates': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Recharge templates, the newest version of each
     * @description Roles: ops, merchant, after-sales, reviewer.
     */
    readonly get: operations['TemplatesController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/recharge-templates/{templateId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Every version of one template, the oldest first
     * @description Roles: ops, merchant, after-sales, reviewer.
     */
    readonly get: operations['TemplatesController_versions'];
    /**
     * Publish the next version of a template; it asks from now on
     * @description A request that was begun under an earlier version is finished under it. A merchant writes templates for its own orders. The same content again is nothing new. Roles: ops, merchant.
     */
    readonly put: operations['TemplatesController_publish'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/recharge-templates/{templateId}/check': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * What is wrong with a template; publishes nothing
     * @description Roles: ops, merchant, after-sales, reviewer.
     */
    readonly post: operations['TemplatesController_check'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/recharge-templates/{templateId}/withdrawal': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Withdraw a template: the goods ask for the account alone again. Idempotent
     * @description Roles: ops, merchant.
     */
    readonly post: operations['TemplatesController_withdraw'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/redeliveries': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Plan the redelivery of recorded events to a consumer group
     * @description Each event is handled on the history that its order has then: what was done already is not done again. Changes nothing: what the handlers would decide today is at GET /jobs/{id}/impact, and the plan is run with POST /jobs/{id}/run. Roles: ops.
     */
    readonly post: operations['RedeliveriesController_plan'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/redrives': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Plan a redrive of dead letters
     * @description Selects whole orders, so that no event overtakes one that failed. Changes nothing: what the handlers would decide today is at GET /jobs/{id}/impact, and the plan is run with POST /jobs/{id}/run. Roles: ops.
     */
    readonly post: operations['RedrivesController_plan'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/replays': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Plan a replay
     * @description Counts the events and orders, resolves both ends to positions, names what would be written and what is left out. Changes nothing; the plan is run with POST /jobs/{id}/run. Roles: ops.
     */
    readonly post: operations['ReplaysController_plan'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/replays/{id}/diff': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How the rebuilt rows differ from the live ones, as compared when the rebuild ended
     * @description Roles: ops.
     */
    readonly get: operations['ReplaysController_diff'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/replays/{id}/swap': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Put the rebuilt table in the place of the live one
     * @description In one transaction: readers never find it empty. The old table is kept until it is undone or replaced. Roles: ops.
     */
    readonly post: operations['ReplaysController_swap'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/replays/{id}/undo': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Put the table back that a swap replaced, brought up to date
     * @description Roles: ops.
     */
    readonly post: operations['ReplaysController_undo'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reviews': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Resubmissions that wait for a reviewer, the oldest deadline first
     * @description Roles: reviewer, after-sales.
     */
    readonly get: operations['ReviewsController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reviews/{resubmissionId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Everything that a decision about one case needs
     * @description Roles: reviewer, after-sales.
     */
    readonly get: operations['ReviewsController_show'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reviews/{resubmissionId}/claim': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Claim a case for ten minutes; the claim ends by itself
     * @description Roles: reviewer, after-sales.
     */
    readonly post: operations['ReviewsController_claim'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reviews/{resubmissionId}/decision': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Decide a case that you have claimed; it is recorded a few seconds later
     * @description Roles: reviewer, after-sales.
     */
    readonly post: operations['ReviewsController_decide'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reviews/{resubmissionId}/release': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * End your claim of a case
     * @description Roles: reviewer, after-sales.
     */
    readonly post: operations['ReviewsController_release'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reviews/{resubmissionId}/take-back': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Take back your decision before it is recorded
     * @description Roles: reviewer, after-sales.
     */
    readonly post: operations['ReviewsController_takeBack'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reviews/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * That the review queue has changed, live
     * @description Server-sent events named `changed`, at most one a second. `Last-Event-ID` resumes: what changed meanwhile is named first. Roles: reviewer, after-sales.
     */
    readonly get: operations['ReviewChangesController_follow'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/timers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Timers of all services that have not fired yet, the next one first
     * @description Roles: ops.
     */
    readonly get: operations['TimersController_list'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/usual-times': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How long the stages of a resubmission usually take: the median and nine of ten of the last days
     * @description Up to a minute old. A stage of which too few cases are known is left out. Roles: buyer, merchant, after-sales, ops, reviewer, finance.
     */
    readonly get: operations['UsualTimesController_usual'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly ActivatePolicyDto: {
      /** @example Agreed on 2026-12-01. */
      readonly because: string;
      /** Format: date-time */
      readonly from?: string;
      readonly replaces?: string;
    };
    readonly AddRecipientDto: {
      readonly goodsKind: components['schemas']['RechargeKind'];
      /** @example 我的手机 */
      readonly name?: string;
      /**
       * @example {
       *       "rechargeAccount": "13800000000"
       *     }
       */
      readonly rechargeTarget: components['schemas']['RechargeTargetDto'];
      /** @example dragon-quest */
      readonly templateId?: string;
    };
    readonly AffectedOrderDto: {
      /** @description Integer 分. */
      readonly amount: number;
      /** @example SO20261123000017 */
      readonly orderId: string;
    };
    readonly AlternativeDto: {
      readonly change: components['schemas']['GoodsChangeKind'];
      /** @example QQ-COIN-10 */
      readonly goodsId: string;
      readonly goodsKind: components['schemas']['GoodsKind'];
      readonly name: string;
      readonly specification?: string;
      /**
       * @description Of one unit, integer 分.
       * @example 1000
       */
      readonly unitPrice: number;
    };
    readonly AlternativesDto: {
      readonly alternatives: readonly components['schemas']['NamedAlternativeDto'][];
    };
    readonly AlternativeViewDto: {
      readonly change: components['schemas']['GoodsChangeKind'];
      /** @example resubmittable */
      readonly code: string;
      /** @description What becomes of the difference for all owed units. */
      readonly differenceSentence?: components['schemas']['SentenceDto'];
      /** @example QQ-COIN-05 */
      readonly goodsId: string;
      readonly name: string;
      /** @description A click for all owed units would be taken now. */
      readonly open: boolean;
      /**
       * @description Of one unit of the ordered goods, integer 分.
       * @example 1000
       */
      readonly paid: number;
      /** @description The usual specification of the buyer who asks. */
      readonly preferred?: boolean;
      /** @description What will be delivered; where it is not open, why. */
      readonly sentence: components['schemas']['SentenceDto'];
      readonly specification?: string;
      /**
       * @description Integer 分 that each unit costs less, which is not paid back. Absent where it costs more.
       * @example 1000
       */
      readonly unitDifference?: number;
      /**
       * @description Of one unit, integer 分.
       * @example 1000
       */
      readonly unitPrice: number;
    };
    readonly AnomalyDto: {
      /** Format: date-time */
      readonly at: string;
      /** @example 110 */
      readonly code?: string;
      /** @enum {string} */
      readonly kind:
        | 'payment-timed-out'
        | 'payment-notice-lost'
        | 'delivery-failed'
        | 'delayed'
        | 'partly-delivered'
        | 'stuck';
    };
    readonly AppliedPolicyDto: {
      /** @description Parts of it that hold for this order, the least specific first; the later wins. */
      readonly layers: readonly components['schemas']['PolicyLayerDto'][];
      /** @example standard-2026-12-3 */
      readonly version: string;
    };
    readonly AskedGoodsDto: {
      /** @example 200 */
      readonly acceptedDifference?: number;
      /** @example QQ-COIN-05 */
      readonly goodsId: string;
    };
    readonly BacktestBecauseDto: {
      /** @example game points: 48 hours */
      readonly because: string;
    };
    readonly BacktestDto: {
      readonly because: string;
      readonly by: string;
      /** @description Reviews that reviewers can do in a day. */
      readonly capacity?: number;
      /** Format: date-time */
      readonly endedAt?: string;
      /** @description Why it failed. */
      readonly error?: string;
      /** @example r-1f0a8c55 */
      readonly id: string;
      /** @description Of the planned decisions. */
      readonly percent: number;
      /** @description Recorded decisions that were planned. */
      readonly planned: number;
      /** @description Of what it has read so far. */
      readonly report: components['schemas']['BacktestReportDto'];
      /** Format: date-time */
      readonly since: string;
      /** Format: date-time */
      readonly startedAt: string;
      readonly state: components['schemas']['JobState'];
      /** @example standard-2026-12-3 */
      readonly version: string;
    };
    readonly BacktestReportDto: {
      /** @description Absent where the past is incomplete. */
      readonly comparison?: components['schemas']['DecisionComparisonDto'];
      /** @description Recorded decisions that were read. */
      readonly decisions: number;
      /** Format: date-time */
      readonly firstAt?: string;
      /** @description What the draft reads was not recorded for these: nothing is compared. */
      readonly incomplete?: components['schemas']['IncompletePastDto'];
      /** Format: date-time */
      readonly lastAt?: string;
      /** @description Left out of the comparison, and why. */
      readonly notTold: readonly components['schemas']['NotToldDto'][];
      /** @description The same decisions again, by the versions that took them. */
      readonly repeated: components['schemas']['RepeatedDto'];
    };
    readonly BackupDto: {
      /** @example before the upgrade */
      readonly because: string;
      readonly by: string;
      readonly bytes: number;
      /** @description Events of the store when the copying began; the copy holds at least so many. */
      readonly events?: number;
      /** @description Evidence of buyers. Absent in a backup of a product that did not copy it. */
      readonly evidence?: components['schemas']['EvidenceOfBackupDto'];
      /** Format: date-time */
      readonly madeAt: string;
      /**
       * @description Of its folder; the job that made it.
       * @example r-1f0a8c55
       */
      readonly name: string;
    };
    readonly BackupsDto: {
      /** @description Newest first. */
      readonly backups: readonly components['schemas']['BackupDto'][];
      /** @description Where they are, on the machine of the server. */
      readonly folder: string;
    };
    readonly BecauseDto: {
      /** @example a column was added */
      readonly because: string;
    };
    readonly BenchDto: {
      /** @description What orders for cards are of. */
      readonly stock: components['schemas']['BenchGoodsDto'];
      readonly supplier: components['schemas']['SupplierMode'];
      readonly ways: readonly components['schemas']['BenchWay'][];
    };
    readonly BenchEmptiedDto: {
      /** @description Cards that were voided. */
      readonly voided: number;
    };
    readonly BenchEmptyDto: {
      /** @example bench-steam-100 */
      readonly goodsId: string;
    };
    readonly BenchGoodsDto: {
      /** @description Cards that can be delivered. */
      readonly available: number;
      readonly goodsId: string;
      readonly name: string;
    };
    readonly BenchMovedDto: {
      /** @description 0: it has fired already. */
      readonly moved: number;
    };
    readonly BenchOrderDto: {
      /** @example B0001 */
      readonly buyerId: string;
      /** @description Whether cards for it are put into stock. Absent: yes */
      readonly stocked?: boolean;
      /** @description What goes wrong */
      readonly way: components['schemas']['BenchWay'];
    };
    readonly BenchPlacedDto: {
      readonly goodsId: string;
      /** @description Link of the offer, as the shop sends it to the buyer. */
      readonly offerPath?: string;
      /** @example BENCH0A1B2C3D */
      readonly orderId: string;
      readonly quantity: number;
    };
    readonly BenchSupplierDto: {
      readonly mode: components['schemas']['SupplierMode'];
    };
    readonly BenchTimerDto: {
      /** @example confirm-receipt/45bf6ece-e3f9-8488-9372-c0658c33a9e7 */
      readonly key: string;
      /**
       * @description As GET /timers names it
       * @example after_sales
       */
      readonly service: string;
    };
    /** @enum {string} */
    readonly BenchWay:
      | 'payment-notice-lost'
      | 'payment-timed-out'
      | 'cards-failed'
      | 'partly-delivered'
      | 'top-up-failed'
      | 'wrong-account';
    /** @enum {string} */
    readonly BindingOutcome: 'first' | 'own' | 'another';
    readonly BuyerExplanationDto: {
      /** @example outside-window */
      readonly code: string;
      /** @description What was found to be all right. */
      readonly fine: readonly components['schemas']['SentenceDto'][];
      /** @description What became of the last request. */
      readonly request?: components['schemas']['SentenceDto'];
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly CancelledDto: {
      /** @enum {string} */
      readonly cause?: 'payment-timed-out' | 'buyer' | 'shop' | 'risk' | 'other';
      readonly note?: string;
    };
    readonly CardBatchDto: {
      /** @example B-2026-11-23-01 */
      readonly batchId: string;
      readonly cards: readonly components['schemas']['CardSecretDto'][];
      /** @default false */
      readonly correctPasswords?: boolean;
    };
    readonly CardBatchImportedDto: {
      readonly added: number;
      /** @example B-2026-11-23-01 */
      readonly batchId: string;
      readonly correctedPasswords: number;
      /** @description Cards that were in stock before, or stand in the batch twice. */
      readonly duplicates: number;
      /** @description Cards in stock with another password, which stays. */
      readonly otherPasswords: number;
      /** @description Cards that are in stock for other goods, too. */
      readonly underOtherGoods: number;
      readonly warnings: readonly components['schemas']['ImportWarningDto'][];
    };
    readonly CardCountsDto: {
      readonly AVAILABLE: number;
      readonly DELIVERED: number;
      /** @description In stock, and past their expiry: never issued. */
      readonly EXPIRED: number;
      readonly RESERVED: number;
      readonly REVEALED: number;
      readonly VOID: number;
    };
    readonly CardsDto: {
      readonly count: number;
      /** @description Looks that are recorded. */
      readonly looks: number;
      /** @description Looks that are allowed in all. */
      readonly mostLooks: number;
      /** Format: uuid */
      readonly resubmissionId: string;
    };
    readonly CardSecretDto: {
      /** @example QB202611230001 */
      readonly cardNo: string;
      /** @example example-password */
      readonly cardPassword: string;
      /** @example 2027-12-31 */
      readonly expiry?: string;
    };
    readonly CatalogueEntryDto: {
      /** @description Those with a price, in the order of the list. */
      readonly alternatives: readonly components['schemas']['AlternativeDto'][];
      /** @example QQ-COIN-10 */
      readonly goodsId: string;
      /** @description Absent where the goods have no price. */
      readonly listed?: components['schemas']['ListedGoodsDto'];
    };
    readonly ChainBreakDto: {
      readonly detail: string;
      readonly revision: number;
    };
    /** @enum {string} */
    readonly Change: 'recharge-target' | 'quantity-down' | 'specification' | 'product';
    readonly ChangedDto: {
      /**
       * @description What to read again; later versions add views. Empty in the first event of a stream.
       * @example [
       *       "jobs"
       *     ]
       */
      readonly views: readonly string[];
    };
    readonly ChangedOrderDto: {
      /** @description Integer 分. */
      readonly amount: number;
      /** Format: date-time */
      readonly at: string;
      readonly label: components['schemas']['DecisionLabel'];
      readonly new: components['schemas']['VerdictDto'];
      readonly old: components['schemas']['VerdictDto'];
      /** @example SO20261123000017 */
      readonly orderId: string;
      readonly resubmissionId: string;
    };
    readonly ChangeReasonDto: {
      readonly name: components['schemas']['SentenceDto'];
      readonly reason: components['schemas']['ResubmissionReason'];
    };
    readonly ChangesDto: {
      readonly allowed: readonly components['schemas']['Change'][];
      readonly alternatives: readonly components['schemas']['AlternativeViewDto'][];
      /** @description Units that can be asked for at most. */
      readonly mostUnits: number;
      /** @description Reasons that say that something is to change. */
      readonly reasons: readonly components['schemas']['ChangeReasonDto'][];
    };
    readonly CheckedPieceDto: {
      /** Format: uuid */
      readonly evidenceId: string;
      /** @description Keyed hash of the content, as the history names it. */
      readonly mark: string;
      readonly orderId: string;
      /** Format: uuid */
      readonly resubmissionId: string;
      /** @description `kept`: the content is there, and is what was uploaded. `removed` at the end of its retention, `key-destroyed`: not readable any more. Faults: `missing`, `altered` (its seal is broken), `other-content` (another hash than its mark). */
      readonly state: components['schemas']['EvidenceContentState'];
    };
    readonly CheckedPiecesDto: {
      /** @description Pieces of this page by state. */
      readonly counts: components['schemas']['ContentCountsDto'];
      readonly faults: readonly components['schemas']['CheckedPieceDto'][];
      /** @description `after` of the next page; absent at the end. */
      readonly next?: string;
    };
    readonly ClaimDto: {
      /** @default false */
      readonly takeOver?: boolean;
    };
    readonly CloseConflictDto: {
      readonly action: components['schemas']['ConflictAction'];
      /** @example The shop refunded the second unit, ticket 4711. */
      readonly note: string;
    };
    readonly ComplexityDto: {
      readonly by: components['schemas']['ComplexityGrouping'];
      /** Format: date-time */
      readonly from: string;
      /** @description By key. */
      readonly lines: readonly components['schemas']['ComplexityLineDto'][];
      /** Format: date-time */
      readonly to: string;
      readonly total: components['schemas']['ComplexityFiguresDto'];
    };
    readonly ComplexityFiguresDto: {
      readonly delivered: number;
      /** @description Fields that a person typed, on average; the goal is 0. */
      readonly fieldsTyped: number;
      /** @description Resubmissions for which nothing was typed. */
      readonly nothingTyped: number;
      /** @description Resubmissions with one step at most. */
      readonly oneStep: number;
      readonly resubmissions: number;
      /** @description From request to delivery. */
      readonly secondsToDelivery?: components['schemas']['DeliverySecondsDto'];
      /** @description Acts of people, on average; the goal is 1. */
      readonly steps: number;
      /** @description Where the time went; waits that are over. */
      readonly waits: readonly components['schemas']['ComplexityWaitDto'][];
      /** @description Resubmissions that no reviewer or support person was asked about. */
      readonly withoutPerson: number;
    };
    /** @enum {string} */
    readonly ComplexityGrouping: 'day' | 'goodsKind' | 'reason' | 'channel' | 'policyVersion';
    readonly ComplexityLineDto: {
      readonly delivered: number;
      /** @description Fields that a person typed, on average; the goal is 0. */
      readonly fieldsTyped: number;
      /**
       * @description Absent where it is not known.
       * @example delivery-failed
       */
      readonly key?: string;
      /** @description Of a reason. */
      readonly name?: components['schemas']['SentenceDto'];
      /** @description Resubmissions for which nothing was typed. */
      readonly nothingTyped: number;
      /** @description Resubmissions with one step at most. */
      readonly oneStep: number;
      readonly resubmissions: number;
      /** @description From request to delivery. */
      readonly secondsToDelivery?: components['schemas']['DeliverySecondsDto'];
      /** @description Acts of people, on average; the goal is 1. */
      readonly steps: number;
      /** @description Where the time went; waits that are over. */
      readonly waits: readonly components['schemas']['ComplexityWaitDto'][];
      /** @description Resubmissions that no reviewer or support person was asked about. */
      readonly withoutPerson: number;
    };
    readonly ComplexityWaitDto: {
      /** @description `proof`: the payment gateway. `platform`: our machines. `reviewer`, `support`: a person of verification, of after-sales. `supplier`: stock or supplier, with retries. `buyer`: the confirmation of the receipt. */
      readonly for: components['schemas']['WaitsFor'];
      /** @description On average over all resubmissions. */
      readonly seconds: number;
    };
    readonly ConfirmPermissionDto: {
      /** @example 042917 */
      readonly code?: string;
    };
    /** @enum {string} */
    readonly ConflictAction:
      | 'accepted'
      | 'refunded-by-shop'
      | 'recovered-from-buyer'
      | 'corrected-by-shop'
      | 'resubmitted-by-support';
    readonly ConflictActionDto: {
      readonly action: components['schemas']['ConflictAction'];
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly ConflictActionRunDto: {
      readonly action: components['schemas']['ConflictAction'];
      /** @description What recording it would change now. */
      readonly effect: components['schemas']['SentenceDto'];
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      readonly name: components['schemas']['SentenceDto'];
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly ConflictClosedDto: {
      /** @enum {boolean} */
      readonly closed: true;
    };
    /** @enum {string} */
    readonly ConflictCode:
      | 'over-delivered'
      | 'refunded-and-delivered'
      | 'cancelled-and-delivered'
      | 'delivered-after-cancellation'
      | 'publishers-disagree'
      | 'relied-on-withdrawn'
      | 'overpaid'
      | 'payment-unclear'
      | 'placed-twice'
      | 'maybe-delivered'
      | 'refund-without-units'
      | 'cancelled-after-payment'
      | 'failure-needs-person'
      | 'record-full';
    readonly ConflictDto: {
      /** @enum {string} */
      readonly code:
        | 'over-delivered'
        | 'refunded-and-delivered'
        | 'cancelled-and-delivered'
        | 'delivered-after-cancellation'
        | 'publishers-disagree'
        | 'relied-on-withdrawn'
        | 'overpaid'
        | 'payment-unclear'
        | 'placed-twice'
        | 'maybe-delivered'
        | 'refund-without-units'
        | 'cancelled-after-payment'
        | 'failure-needs-person'
        | 'record-full';
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly ConflictItemDto: {
      /** @description A dry run of each action. */
      readonly actions: readonly components['schemas']['ConflictActionRunDto'][];
      readonly code: components['schemas']['ConflictCode'];
      /** Format: date-time */
      readonly foundAt: string;
      /**
       * @description What is known: units, 分, names of terms.
       * @example {
       *       "delivered": 2,
       *       "ordered": 1
       *     }
       */
      readonly known: {
        readonly [key: string]: string | number;
      };
      /** @example SO20261123000017 */
      readonly orderId: string;
      readonly sentence: components['schemas']['SentenceDto'];
      /** @description No goods go out until a person has closed it. */
      readonly stopsGoods: boolean;
    };
    readonly ConsentDto: {
      /**
       * @description What they agreed to; an older version no longer counts.
       * @example 2026-12-1
       */
      readonly agreedVersion?: string;
      /**
       * Format: date-time
       * @description When they agreed last, also to an older text.
       */
      readonly at?: string;
      /** @description The buyer agrees to the text of today. */
      readonly given: boolean;
      readonly language?: components['schemas']['ConsentLanguage'];
      /** @description The text that is agreed to now. */
      readonly text: components['schemas']['ConsentTextDto'];
    };
    /** @enum {string} */
    readonly ConsentLanguage: 'zh' | 'en';
    readonly ConsentTextDto: {
      /** @example zero-touch-consent */
      readonly code: string;
      readonly sentences: readonly components['schemas']['SentenceDto'][];
      readonly title: components['schemas']['SentenceDto'];
      /** @example 2026-12-1 */
      readonly version: string;
    };
    readonly ContentCountsDto: {
      readonly altered: number;
      readonly kept: number;
      readonly 'key-destroyed': number;
      readonly missing: number;
      readonly 'other-content': number;
      readonly removed: number;
    };
    readonly CopiedCardDto: {
      /**
       * @description Place of the card among those that were shown, from 1
       * @example 1
       */
      readonly card: number;
      /**
       * @example card-password
       * @enum {string}
       */
      readonly part: 'card-no' | 'card-password';
    };
    readonly CorrectedDto: {
      readonly reason: string;
      readonly terms?: components['schemas']['CorrectedTermsDto'];
      readonly withdraws?: readonly components['schemas']['OrderEventRefDto'][];
    };
    readonly CorrectedGoodsDto: {
      /** @enum {string} */
      readonly kind?: 'game-points' | 'membership' | 'licence-key' | 'direct-top-up' | 'custom';
      readonly name?: string;
      readonly unitPrice?: number;
    };
    readonly CorrectedTargetDto: {
      readonly gameArea?: string;
      readonly gameRole?: string;
      readonly gameServer?: string;
      readonly rechargeAccount?: string;
    };
    readonly CorrectedTermsDto: {
      readonly amount?: number;
      readonly goods?: components['schemas']['CorrectedGoodsDto'];
      readonly merchantId?: string;
      readonly paymentId?: string;
      readonly quantity?: number;
      readonly rechargeTarget?: components['schemas']['RechargeTargetDto'];
    };
    readonly DatabaseDto: {
      readonly bytes: number;
      /** @description Absent where its disk is on another machine. */
      readonly diskFreeBytes?: number;
      /** @description 0 where no transaction is open. */
      readonly oldestTransactionSeconds: number;
    };
    readonly DeadEventDto: {
      readonly id: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** Format: date-time */
      readonly time: string;
      /** @example ResubmissionApproved */
      readonly type: string;
    };
    readonly DeadLetterDto: {
      readonly attempts: number;
      /**
       * Format: date-time
       * @description When it left the state `parked`.
       */
      readonly closedAt?: string;
      readonly closedBy?: string;
      readonly closedWhy?: string;
      readonly error?: string;
      readonly errorCode?: string;
      /** @description Absent for a message that could not be read. */
      readonly event?: components['schemas']['DeadEventDto'];
      /** @example verification */
      readonly group: string;
      /**
       * @description Ascending in the order of parking.
       * @example 42
       */
      readonly id: string;
      readonly message?: components['schemas']['UnreadableMessageDto'];
      /** Format: date-time */
      readonly parkedAt: string;
      readonly partition: string;
      readonly position: string;
      /** @enum {string} */
      readonly reason: 'attempts-exhausted' | 'not-retryable' | 'behind' | 'unparseable';
      /** @enum {string} */
      readonly state: 'parked' | 'redriven' | 'discarded';
    };
    readonly DeadLetterReasonDto: {
      /** @description Calls that failed, over all of them. */
      readonly attempts: number;
      /**
       * @description Id of the oldest letter.
       * @example 42
       */
      readonly example: string;
      /** @description Letters that failed for it. */
      readonly failed: number;
      /** Format: date-time */
      readonly firstAt: string;
      /** @example verification */
      readonly group: string;
      /** Format: date-time */
      readonly lastAt: string;
      /** @description What somebody did about the same reason last. */
      readonly lastTime?: components['schemas']['LastTimeDto'];
      readonly orders: number;
      /** @description The error's stable code; why it was parked where there is none. */
      readonly reason: string;
      /** @description Letters of the same orders that wait behind them. */
      readonly waiting: number;
    };
    readonly DecisionComparisonDto: {
      /** @description Bad, was stopped, would go straight through. */
      readonly badLetThrough: components['schemas']['DecisionCountDto'];
      /** @description Bad, went straight through, would be stopped. */
      readonly badStopped: components['schemas']['DecisionCountDto'];
      readonly cells: readonly components['schemas']['OutcomeCellDto'][];
      readonly changed: number;
      readonly factors: readonly components['schemas']['NamedHitsDto'][];
      /** @description Good, went straight through, would be stopped. */
      readonly goodStopped: components['schemas']['DecisionCountDto'];
      /** @description Absent where no request turned out good. */
      readonly honest?: components['schemas']['HonestEffortDto'];
      readonly labels: readonly components['schemas']['LabelledDto'][];
      readonly looser: components['schemas']['MovedDto'];
      /** @description By amount and change, at most 20. */
      readonly mostChanged: readonly components['schemas']['ChangedOrderDto'][];
      readonly quality: components['schemas']['QualitiesDto'];
      readonly reviews: components['schemas']['ReviewLoadDto'];
      /** @description Codes of the rules that stood against it. */
      readonly rules: readonly components['schemas']['NamedHitsDto'][];
      readonly stricter: components['schemas']['MovedDto'];
      /** @description Absent where no review was measured. */
      readonly waiting?: components['schemas']['ReviewWaitDto'];
    };
    readonly DecisionCountDto: {
      /** @description Integer 分. */
      readonly amount: number;
      readonly decisions: number;
    };
    readonly DecisionDto: {
      /** @description The gateway is asked before anything goes. */
      readonly afterProof?: boolean;
      /** @example resubmittable */
      readonly code: string;
      /**
       * @description What the click would come to at this moment.
       * @enum {string}
       */
      readonly do: 'go' | 'give' | 'wait' | 'person' | 'no';
      /** @description Fields that have to be given. */
      readonly fields?: readonly string[];
      /** @description Values that the decision read. */
      readonly known: {
        readonly [key: string]: string | number;
      };
      /**
       * Format: date-time
       * @description When the answer may be another one.
       */
      readonly until?: string;
    };
    /** @enum {string} */
    readonly DecisionLabel:
      | 'dispute'
      | 'refund'
      | 'refused-proof'
      | 'refused-by-reviewer'
      | 'confirmed'
      | 'no-complaint'
      | 'not-known';
    /** @enum {string} */
    readonly DecisionOutcome: 'straight-through' | 'second-check' | 'human' | 'refuse';
    readonly DecisionQualityDto: {
      /** @description All that turned out bad. */
      readonly bad: number;
      /** @description Of what is stopped, the part that was bad. */
      readonly precision?: number;
      /** @description Of what was bad, the part that is stopped. */
      readonly recall?: number;
      /** @description Not straight through, of those whose end is known. */
      readonly stopped: number;
      readonly stoppedBad: number;
    };
    readonly DelayedDto: {
      readonly pendingSupplierOrder?: components['schemas']['PendingSupplierOrderDto'];
      readonly pendingSupplierOrders?: readonly components['schemas']['PendingSupplierOrderDto'][];
    };
    readonly DeliveredDto: {
      readonly deliveryId?: string;
      readonly quantity: number;
      readonly supplierOrder?: components['schemas']['SupplierOrderDto'];
    };
    readonly DeliveryFailedDto: {
      readonly code?: string;
      readonly quantity?: number;
      readonly supplierOrder?: components['schemas']['SupplierOrderDto'];
    };
    readonly DeliverySecondsDto: {
      /** @description Half of them took no longer. */
      readonly median: number;
      /** @description Nine of ten took no longer. */
      readonly nineOfTen: number;
    };
    readonly DemoTokenRequest: {
      /**
       * @description buyer:<id>, merchant:<id>, reviewer, finance, after-sales, ops or service:<name>
       * @example buyer:B0001
       */
      readonly user: string;
    };
    readonly DifferenceDto: {
      /** @description Absent where the member was taken away */
      readonly after?: Record<string, never>;
      /** @description Absent where the member is new */
      readonly before?: Record<string, never>;
      /**
       * @description JSON pointer into the data
       * @example /quantity
       */
      readonly pointer: string;
    };
    readonly DifferentAgainDto: {
      readonly again: components['schemas']['DecisionOutcome'];
      readonly orderId: string;
      readonly recorded: components['schemas']['DecisionOutcome'];
      readonly version: string;
    };
    readonly DiscardDto: {
      /** @example test order of the shop, confirmed by ops */
      readonly why: string;
    };
    readonly DiscardedDto: {
      /** @enum {boolean} */
      readonly discarded: true;
    };
    /** @enum {string} */
    readonly Doer: 'buyer' | 'system' | 'supplier' | 'shop' | 'support' | 'nobody';
    readonly DraftPolicyDto: {
      /** @example Game points may be resubmitted for 48 hours. */
      readonly because: string;
      /**
       * @example policy: standard-2026-12-3
       *     note: Game points, 48 hours.
       *     …
       */
      readonly text: string;
    };
    readonly EarlierResubmissionDto: {
      readonly reason: string;
      /** Format: date-time */
      readonly requestedAt: string;
      readonly sentence: components['schemas']['SentenceDto'];
      readonly status: string;
    };
    readonly EditedDto: {
      readonly differences: readonly components['schemas']['DifferenceDto'][];
      /** @description False after a dry run */
      readonly edited: boolean;
    };
    readonly EditPayloadDto: {
      /** @example the shop sent the quantity as a text */
      readonly because: string;
      /**
       * @description The whole new data. A value that reads `[hidden]` stays as it is.
       * @example {
       *       "resubmissionId": "0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11",
       *       "quantity": 1
       *     }
       */
      readonly data: {
        readonly [key: string]: unknown;
      };
      /** @description Only check and compare; change nothing */
      readonly dryRun?: boolean;
      /**
       * @description The number of edits of the payload that this one is based on
       * @example 0
       */
      readonly edits: number;
    };
    readonly EventLineDto: {
      readonly actor: components['schemas']['LineActorDto'];
      readonly causationId: string;
      readonly correlationId: string;
      /** @description What the event says; what is sealed is `{"sealed": true}`. */
      readonly data: {
        readonly [key: string]: unknown;
      };
      readonly hash: string;
      readonly id: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @example 123456 */
      readonly position: string;
      /** Format: date-time */
      readonly recordedAt: string;
      readonly revision: number;
      /** @example ResubmissionApproved */
      readonly type: string;
    };
    readonly EventOutcomeDto: {
      /** @example invalid-data */
      readonly code?: string;
      readonly id: string | null;
      /** @description JSON pointers of fields that were left out. */
      readonly ignored?: readonly string[];
      readonly index: number;
      /**
       * @description `completed`: it filled in a term that was unknown.
       * @enum {string}
       */
      readonly outcome: 'accepted' | 'duplicate' | 'completed' | 'rejected';
    };
    readonly EvidenceAskedDto: {
      /**
       * Format: date-time
       * @description Until when it can be uploaded.
       */
      readonly deadline: string;
      readonly name: components['schemas']['SentenceDto'];
      readonly wanted: components['schemas']['EvidenceWanted'];
    };
    /**
     * @description `kept`: the content is there, and is what was uploaded. `removed` at the end of its retention, `key-destroyed`: not readable any more. Faults: `missing`, `altered` (its seal is broken), `other-content` (another hash than its mark).
     * @enum {string}
     */
    readonly EvidenceContentState:
      'kept' | 'removed' | 'key-destroyed' | 'missing' | 'altered' | 'other-content';
    readonly EvidenceDto: {
      /** Format: date-time */
      readonly addedAt: string;
      /** @description As it is kept, without metadata. */
      readonly bytes: number;
      /** Format: uuid */
      readonly evidenceId: string;
      /** @description Of a picture, in pixels. */
      readonly height?: number;
      /** @description By its content. */
      readonly kind: components['schemas']['EvidenceKind'];
      /** @description Of a picture, in pixels. */
      readonly width?: number;
    };
    /**
     * @description By its content.
     * @enum {string}
     */
    readonly EvidenceKind: 'png' | 'jpeg' | 'pdf';
    readonly EvidenceListDto: {
      /** @description While the request waits for the buyer. */
      readonly asked?: components['schemas']['EvidenceAskedDto'];
      /** @description Oldest first. */
      readonly evidence: readonly components['schemas']['EvidenceDto'][];
      /** @description Most bytes of one file. */
      readonly mostBytes: number;
      /** @description Most files of one resubmission. */
      readonly mostFiles: number;
      /** @description Most pixels of one picture. */
      readonly mostPixels: number;
      /** @description Whether another file would be taken now. */
      readonly takesMore: boolean;
    };
    readonly EvidenceOfBackupDto: {
      /** @description Where it lies instead, with `s3`. */
      readonly bucket?: string;
      /** @description In the backup. */
      readonly files?: number;
      /** @description Kept, and not in the folder. Absent where none was missing. */
      readonly missing?: number;
      /**
       * @description Where the installation kept it. Only evidence on `disk` is in the backup.
       * @enum {string}
       */
      readonly store: 'disk' | 's3' | 'none';
    };
    readonly EvidenceOfResubmissionAskedDto: {
      /**
       * Format: date-time
       * @description Until when the buyer can upload it.
       */
      readonly deadline: string;
      readonly name: components['schemas']['SentenceDto'];
      /** Format: uuid */
      readonly resubmissionId: string;
      readonly wanted: components['schemas']['EvidenceWanted'];
    };
    readonly EvidenceOverviewDto: {
      /** @description What waits for the buyer. */
      readonly asked: readonly components['schemas']['EvidenceOfResubmissionAskedDto'][];
      readonly orderId: string;
      /** @description Oldest first. */
      readonly pieces: readonly components['schemas']['EvidencePieceDto'][];
    };
    readonly EvidencePieceDto: {
      /** Format: date-time */
      readonly addedAt: string;
      /** @description As it is kept, without metadata. */
      readonly bytes: number;
      /** Format: uuid */
      readonly evidenceId: string;
      /** @description Of a picture, in pixels. */
      readonly height?: number;
      /**
       * Format: date-time
       * @description Until when it is kept at least; longer while its review is open.
       */
      readonly keptUntil?: string;
      /** @description By its content. */
      readonly kind: components['schemas']['EvidenceKind'];
      /** @description Keyed hash of the content, as the history names it. */
      readonly mark: string;
      /** Format: date-time */
      readonly removedAt?: string;
      /** Format: uuid */
      readonly resubmissionId: string;
      /**
       * @description As recorded; the content is not read.
       * @enum {string}
       */
      readonly state: 'kept' | 'removed';
      /** @description Of a picture, in pixels. */
      readonly width?: number;
    };
    /**
     * @description `unknown`: nothing says whose it is. `unrecorded`: of an upload that was cut off; the retention removes it. `removed`: it was removed, and is there again.
     * @enum {string}
     */
    readonly EvidenceStrayReason: 'unknown' | 'unrecorded' | 'removed';
    /** @enum {string} */
    readonly EvidenceWanted: 'payment' | 'account-owner' | 'not-received';
    readonly ExchangeCodeDto: {
      /** @example Gx0TnmzGV0sLqW3cT7m0v4jJv5l1W2aQ */
      readonly code: string;
    };
    readonly ExplainedDecisionDto: {
      /** @example outside-window */
      readonly code: string;
      /** @enum {string} */
      readonly do: 'go' | 'give' | 'wait' | 'person' | 'no';
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly ExplainedRecordDto: {
      /** @description The rules, asked again on the same history and policy, say what was recorded. */
      readonly agrees: boolean;
      /** Format: date-time */
      readonly at: string;
      /** @example resubmittable */
      readonly code: string;
      /** @enum {string} */
      readonly kind: 'requested' | 'approved' | 'rejected' | 'review-requested' | 'reviewed';
      /** Format: uuid */
      readonly resubmissionId: string;
      /** @description Of the event in the history. */
      readonly revision: number;
      /** @description Empty where a person decided. */
      readonly rules: readonly components['schemas']['ExplainedRuleDto'][];
      /** @description Absent where nothing was scored. */
      readonly score?: components['schemas']['ExplainedScoreDto'];
      readonly sentence: components['schemas']['SentenceDto'];
      /** @example standard-2026-12-3 */
      readonly version?: string;
    };
    readonly ExplainedRuleDto: {
      /** @description Of the decision, where the rule stands against it. */
      readonly code?: string;
      readonly outcome: components['schemas']['RuleOutcome'];
      /**
       * @description Values that it read: units, 分, ISO 8601, codes. Without personal data.
       * @example {
       *       "tries": 1,
       *       "limit": 5
       *     }
       */
      readonly read: {
        readonly [key: string]: string | number;
      };
      /** @example inside-window */
      readonly rule: string;
      /** @description What it found, what stands against it, or why it was not evaluated. */
      readonly says: components['schemas']['SentenceDto'];
      readonly title: components['schemas']['SentenceDto'];
    };
    readonly ExplainedScoreDto: {
      /** @description Computed again on the recorded features, it is the same. Absent where none were recorded. */
      readonly agrees?: boolean;
      /**
       * Format: date-time
       * @description Nothing later was read.
       */
      readonly asOf: string;
      readonly band: components['schemas']['RiskBand'];
      /** @description Those that hold. */
      readonly factors: readonly components['schemas']['ScoredFactorDto'][];
      /** @description Every feature as of the request. */
      readonly features: readonly components['schemas']['ReadFeatureDto'][];
      /** @description Not evaluated: features have no data. */
      readonly notEvaluated: readonly components['schemas']['UnscoredFactorDto'][];
      readonly points: number;
      readonly thresholds: components['schemas']['ScoreThresholdsDto'];
    };
    readonly ExplanationDto: {
      /** Format: date-time */
      readonly asOf: string;
      /** @description For staff: what a click would come to. */
      readonly decision?: components['schemas']['ExplainedDecisionDto'];
      readonly forBuyer: components['schemas']['BuyerExplanationDto'];
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @description For staff. */
      readonly policy?: components['schemas']['AppliedPolicyDto'];
      /** @description For staff: what was decided, oldest first. */
      readonly recorded?: readonly components['schemas']['ExplainedRecordDto'][];
      /** @description For staff: in the order in which they are asked. */
      readonly rules?: readonly components['schemas']['ExplainedRuleDto'][];
    };
    /** @enum {string} */
    readonly FieldType: 'text' | 'digits' | 'phone' | 'email' | 'choice';
    readonly FitDto: {
      readonly bad: number;
      readonly factors: readonly components['schemas']['FittedFactorDto'][];
      /** @description Decisions that turned out good, of those it rests on. */
      readonly good: number;
      /**
       * @description Why nothing is proposed.
       * @enum {string}
       */
      readonly nothing?: 'few-labels' | 'mostly-bad' | 'no-score';
      /** @description The text of a draft with these points, YAML. It is not saved. */
      readonly text?: string;
    };
    readonly FittedFactorDto: {
      readonly bad: number;
      /** @example disputes */
      readonly factor: string;
      /** @description Good decisions in which it held. */
      readonly good: number;
      readonly points: number;
      readonly was: number;
      /** @description Logarithm of the odds that it adds. */
      readonly weight: number;
    };
    readonly FlowDto: {
      /** @description Receipt confirmed within the window. */
      readonly completed: number;
      /** @description Delivered within the window. */
      readonly delivered: number;
      /** @description Rejected or failed within the window. */
      readonly refused: number;
      /** @description Asked for within the window. */
      readonly requested: number;
      readonly stages: readonly components['schemas']['StageFlowDto'][];
      /** @description The last minutes that what came in and went out is counted over. */
      readonly windowMinutes: number;
    };
    readonly FormChoiceDto: {
      readonly label?: components['schemas']['SentenceDto'];
      /** @example 电信一区 */
      readonly value: string;
    };
    readonly FormFieldDto: {
      readonly choices?: readonly components['schemas']['FormChoiceDto'][];
      readonly example?: string;
      /**
       * @description What is wrong with that value.
       * @enum {string}
       */
      readonly fault?:
        'needed' | 'unexpected' | 'too-short' | 'too-long' | 'wrong-type' | 'not-a-choice' | 'wrong-form';
      readonly field: components['schemas']['TargetField'];
      /** @description The order has a value for it. */
      readonly given: boolean;
      readonly hint?: components['schemas']['SentenceDto'];
      readonly label: components['schemas']['SentenceDto'];
      readonly maxLength: number;
      readonly minLength?: number;
      /**
       * @description The whole value matches it.
       * @example [A-Za-z0-9_]{6,18}
       */
      readonly pattern?: string;
      readonly required: boolean;
      readonly type: components['schemas']['FieldType'];
    };
    readonly FoundOrderDto: {
      /** @description By which numbers it was found, whole ones first. */
      readonly matches: readonly components['schemas']['MatchDto'][];
      readonly order: components['schemas']['OrderSummaryDto'];
    };
    readonly FoundOrdersDto: {
      /** @description The one that most numbers agree on first. */
      readonly found: readonly components['schemas']['FoundOrderDto'][];
      /** @description The numbers found in what was asked for. */
      readonly numbers: readonly string[];
    };
    readonly FoundStraysDto: {
      /** @description Contents of this page. */
      readonly looked: number;
      /** @description `after` of the next page; absent at the end. */
      readonly next?: string;
      readonly strays: readonly components['schemas']['StrayDto'][];
    };
    readonly GiveConsentDto: {
      readonly language: components['schemas']['ConsentLanguage'];
      /** @example 2026-12-1 */
      readonly version: string;
    };
    readonly GoodsChangeDto: {
      /** Format: date-time */
      readonly at: string;
      /** @description Why, where it was imported. */
      readonly because?: string;
      /** @description A price with name and kind, or the whole list. */
      readonly becomes:
        components['schemas']['PricedGoodsDto'] | readonly components['schemas']['NamedAlternativeDto'][];
      /** @description Who changed it. */
      readonly by: string;
      /** @example 17 */
      readonly changeId: string;
      /** @description Whose list of alternatives it is; absent: the one for everybody else. */
      readonly merchantId?: string;
      /** @example ops */
      readonly role: string;
      /** @description Absent: there was nothing. */
      readonly was?:
        components['schemas']['PricedGoodsDto'] | readonly components['schemas']['NamedAlternativeDto'][];
      readonly what: components['schemas']['GoodsEdit'];
    };
    /** @enum {string} */
    readonly GoodsChangeKind: 'specification' | 'product';
    readonly GoodsChangesDto: {
      /** @description The newest first. */
      readonly changes: readonly components['schemas']['GoodsChangeDto'][];
      /** @description `before` of the next page, where there is one. */
      readonly next?: string;
    };
    readonly GoodsCheckDto: {
      /** @description What is not so already. */
      readonly changes: readonly components['schemas']['GoodsDifferenceDto'][];
      /** @description In the order of the lines. */
      readonly findings: readonly components['schemas']['GoodsFindingDto'][];
      /** @description Goods of the file; 0 where it has faults. */
      readonly goods: number;
      readonly ok: boolean;
    };
    readonly GoodsDifferenceDto: {
      /** @description A price with name and kind, or the whole list. */
      readonly becomes:
        components['schemas']['PricedGoodsDto'] | readonly components['schemas']['NamedAlternativeDto'][];
      /** @example QQ-COIN-10 */
      readonly goodsId: string;
      /** @description Absent: there was nothing. */
      readonly was?:
        components['schemas']['PricedGoodsDto'] | readonly components['schemas']['NamedAlternativeDto'][];
      readonly what: components['schemas']['GoodsEdit'];
    };
    readonly GoodsDto: {
      readonly goodsId: string;
      /** @enum {string} */
      readonly kind: 'game-points' | 'membership' | 'licence-key' | 'direct-top-up' | 'custom';
      readonly name: string;
      readonly unitPrice: number;
    };
    /** @enum {string} */
    readonly GoodsEdit: 'price' | 'alternatives';
    readonly GoodsFileDto: {
      /**
       * @example goods:
       *       - { goodsId: QQ-COIN-10, name: 腾讯Q币 10个, goodsKind: game-points, unitPrice: 1000 }
       */
      readonly text: string;
    };
    readonly GoodsFindingDto: {
      /** @example alternative-without-price */
      readonly code: string;
      readonly column: number;
      /** @description What to do about it. */
      readonly fix: components['schemas']['SentenceDto'];
      readonly line: number;
      /** @example goods.0.alternatives.1.goodsId */
      readonly path: string;
      readonly says: components['schemas']['SentenceDto'];
    };
    /** @enum {string} */
    readonly GoodsKind: 'game-points' | 'membership' | 'licence-key' | 'direct-top-up' | 'custom';
    readonly GoodsLineDto: {
      /** @description Of all orders whose merchant has no list. */
      readonly alternatives: readonly components['schemas']['NamedAlternativeDto'][];
      /** @example QQ-COIN-10 */
      readonly goodsId: string;
      /** @description Absent where the goods have no price. */
      readonly listed?: components['schemas']['ListedGoodsDto'];
      /** @description Merchants that have a list of their own. */
      readonly ownLists: number;
      /** Format: date-time */
      readonly setAt: string;
      /** @description Who changed price or alternatives last. */
      readonly setBy: string;
    };
    readonly GoodsPageDto: {
      /** @description By id. */
      readonly goods: readonly components['schemas']['GoodsLineDto'][];
      /** @description `after` of the next page, where there is one. */
      readonly next?: string;
    };
    readonly GoodsPreferenceDto: {
      readonly goodsKind: components['schemas']['GoodsKind'];
      /** @example 100 点 */
      readonly specification: string;
    };
    readonly GroupImpactDto: {
      /** @example fulfillment */
      readonly group: string;
      /**
       * @description The job that finds it out.
       * @example r-1f0a8c55
       */
      readonly job: string;
      readonly orders: number;
      readonly outcomes: readonly components['schemas']['OutcomeDto'][];
      readonly state: components['schemas']['JobState'];
    };
    readonly GroupLagDto: {
      /** @description Events that it has yet to handle. */
      readonly events: number;
      /** @description What it handles now. */
      readonly eventsPerSecond?: number;
      /** @description False: there are more than `events`. */
      readonly exact: boolean;
      /** @example after-sales */
      readonly group: string;
      /** @description Orders that are blocked by dead letters. */
      readonly heldOrders: number;
      /**
       * Format: date-time
       * @description When its checkpoint last moved.
       */
      readonly lastProgressAt?: string;
      readonly parked: number;
      /** @description Who paused it, and why. */
      readonly paused?: components['schemas']['PauseDto'];
      readonly rebuilding?: components['schemas']['RebuildingDto'];
      /** @description Age of the oldest of them, where it is known. */
      readonly seconds?: number;
      /** @description At this rate; absent where it does not catch up. */
      readonly secondsToCatchUp?: number;
      readonly state: components['schemas']['GroupState'];
    };
    /** @enum {string} */
    readonly GroupState: 'up to date' | 'idle' | 'behind' | 'held' | 'rebuilding' | 'paused' | 'stopped';
    readonly HealthDto: {
      /** @enum {string} */
      readonly status: 'ok';
    };
    readonly HeldDto: {
      readonly delivered?: number;
      readonly pendingSupplierOrders?: readonly components['schemas']['PendingSupplierOrderDto'][];
      /** Format: uuid */
      readonly resubmissionId: string;
    };
    readonly HelpDto: {
      readonly by: components['schemas']['Doer'];
      readonly byName: components['schemas']['SentenceDto'];
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly HistoryActorDto: {
      /** @description Of staff only shown to staff. */
      readonly id?: string;
      /** @enum {string} */
      readonly kind: 'person' | 'service' | 'system';
      /** @enum {string} */
      readonly role?: 'buyer' | 'merchant' | 'reviewer' | 'finance' | 'after-sales' | 'ops' | 'service';
    };
    readonly HistoryChangeDto: {
      readonly after: components['schemas']['SentenceDto'];
      /** @description Absent where nothing was known before. */
      readonly before?: components['schemas']['SentenceDto'];
      readonly name: components['schemas']['SentenceDto'];
      /**
       * @description `order`: its state. `resubmission`: that of the newest. `delivered`, `unsettled`: units.
       * @enum {string}
       */
      readonly of:
        'order' | 'resubmission' | 'goods' | 'quantity' | 'recharge-target' | 'delivered' | 'unsettled';
    };
    readonly HistoryDto: {
      /** @description Where the chain breaks, if it does. */
      readonly chainBreak?: components['schemas']['ChainBreakDto'];
      /** @description True when no event was changed, removed, added or moved since it was recorded. */
      readonly chainIntact: boolean;
      readonly events: readonly components['schemas']['HistoryLineDto'][];
      readonly measures: readonly components['schemas']['MeasuresDto'][];
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @description For staff: order events that were not taken. */
      readonly rejected?: readonly components['schemas']['RejectedLineDto'][];
      /** @description Of an order that nobody has resubmitted. */
      readonly told?: readonly components['schemas']['ToldLineDto'][];
    };
    readonly HistoryLineDto: {
      /** Format: date-time */
      readonly at: string;
      /** @description The event or request that led here. */
      readonly causedBy: string;
      /** @description What it changed: before and after. */
      readonly changes?: readonly components['schemas']['HistoryChangeDto'][];
      /** @description Without personal data: what is sealed stays sealed. */
      readonly data: {
        readonly [key: string]: unknown;
      };
      readonly hash: string;
      /** @description What the buyer was told with it, in the words of that time. */
      readonly notice?: components['schemas']['ToldNoticeDto'];
      readonly revision: number;
      /** @example baseline-2026-12-3 */
      readonly ruleVersion?: string;
      readonly title: components['schemas']['SentenceDto'];
      /** @description What the shop had told. */
      readonly told?: readonly components['schemas']['ToldLineDto'][];
      /** @example ResubmissionRequested */
      readonly type: string;
      readonly who: components['schemas']['HistoryActorDto'];
      readonly why?: components['schemas']['SentenceDto'];
    };
    readonly HitFactorDto: {
      /** @example disputes */
      readonly factor: string;
      readonly points: number;
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly HonestEffortDto: {
      readonly decisions: number;
      /** @description Typed: the requests had been made, so a draft changes none. */
      readonly fields: components['schemas']['OldNewDto'];
      /** @description Minutes for a reviewer, estimated where none had looked. Absent where none was ever measured. */
      readonly minutes?: components['schemas']['OldNewDto'];
      /** @description Clicks; a refused request takes one more, to support. */
      readonly steps: components['schemas']['OldNewDto'];
    };
    readonly ImportGoodsDto: {
      /** @example Prices of December. */
      readonly because: string;
      /**
       * @example goods:
       *       - { goodsId: QQ-COIN-10, name: 腾讯Q币 10个, goodsKind: game-points, unitPrice: 1000 }
       */
      readonly text: string;
    };
    readonly ImportWarningDto: {
      /** @enum {string} */
      readonly code: 'other-password' | 'password-corrected' | 'under-other-goods';
      /** @description Place in the batch; the first card is 1. */
      readonly line: number;
    };
    readonly IncompletePastDto: {
      /**
       * Format: date-time
       * @description From here on everything that the draft reads was recorded.
       */
      readonly completeFrom?: string;
      readonly decisions: number;
      /** Format: date-time */
      readonly lastAt: string;
    };
    readonly InstallationDto: {
      readonly database: components['schemas']['DatabaseDto'];
      readonly schemas: readonly components['schemas']['SchemaDto'][];
      /** @description Empty on the embedded bus. */
      readonly topics: readonly components['schemas']['TopicDto'][];
    };
    readonly IssuedCardDto: {
      /** @example QB202611230001 */
      readonly cardNo: string;
      /** @example example-password */
      readonly cardPassword: string;
      /** @example 2027-12-31 */
      readonly expiry?: string;
    };
    readonly IssuedCardsDto: {
      readonly cards: readonly components['schemas']['IssuedCardDto'][];
    };
    readonly IssuedTokenDto: {
      /** Format: date-time */
      readonly expiresAt: string;
      /** @description Send it as `Authorization: Bearer …`. */
      readonly token: string;
    };
    readonly JobCountersDto: {
      /** @description Events worked off. */
      readonly events: number;
      /** @description Rows or messages written. */
      readonly written: number;
    };
    readonly JobDto: {
      /** @example a column was added */
      readonly because: string;
      /** @description All selected events up to this position are worked off. */
      readonly checkpoint?: string;
      readonly counters: components['schemas']['JobCountersDto'];
      /** Format: date-time */
      readonly endedAt?: string;
      /** @description Why it failed. */
      readonly error?: string;
      /** @description Since it was started; absent while it does not run. */
      readonly eventsPerSecond?: number;
      /**
       * Format: date-time
       * @description A plan that nobody ran by then can no longer be run.
       */
      readonly expiresAt: string;
      /** @example r-1f0a8c55 */
      readonly id: string;
      /** @description Of the planned events. */
      readonly percent: number;
      readonly phase: components['schemas']['JobPhase'];
      readonly plan: components['schemas']['JobPlanDto'];
      /** Format: date-time */
      readonly plannedAt: string;
      readonly plannedBy: string;
      /** @description Most events a second. */
      readonly rate: number;
      /** @description What came of it; of a rebuild the comparison of `GET /replays/{id}/diff`. */
      readonly result?: {
        readonly [key: string]: unknown;
      };
      /** @description Why it was run; `because` is why it was planned. */
      readonly runBecause?: string;
      readonly runBy?: string;
      readonly secondsLeft?: number;
      /** Format: date-time */
      readonly startedAt?: string;
      readonly state: components['schemas']['JobState'];
      /** @example projection:after-sales-progress */
      readonly target: string;
      /**
       * Format: date-time
       * @description When its checkpoint last moved.
       */
      readonly updatedAt: string;
      readonly verb: components['schemas']['JobVerb'];
      /** @description How it stands, in both languages. */
      readonly words: components['schemas']['JobWordsDto'];
    };
    readonly JobEventDto: {
      /** Format: date-time */
      readonly at: string;
      readonly data?: {
        readonly [key: string]: unknown;
      };
      /** @example planned */
      readonly what: string;
      readonly who: string;
      readonly why?: string;
    };
    /** @enum {string} */
    readonly JobPhase:
      'build' | 'built' | 'swap' | 'follow' | 'swapped' | 'undo' | 'unfollow' | 'undone' | 'finished';
    readonly JobPlanDto: {
      /** @description Types of the events that a replay into a group may append; no other is. */
      readonly appends?: readonly string[];
      readonly counts: components['schemas']['PlanCountsDto'];
      /**
       * Format: date-time
       * @description When the first selected event was recorded.
       */
      readonly firstAt?: string;
      /** @description The consumer group of a redelivery. */
      readonly group?: string;
      /** @description Jobs that find out what would be decided today; the plan waits for them. */
      readonly impacts?: readonly string[];
      /**
       * Format: date-time
       * @description When the last selected event was recorded.
       */
      readonly lastAt?: string;
      /** @description Ids of the dead letters that a discard gives up. */
      readonly letters?: readonly string[];
      /** @description What it reaches outside; of a replay always empty. */
      readonly reachesOutside: readonly string[];
      /** @description Estimated duration, in seconds. */
      readonly seconds: number;
      readonly selection: components['schemas']['SelectionDto'];
      /** @description `writes`, `skips` and `reachesOutside` in both languages, in the same order; absent in plans of earlier versions. */
      readonly sentences?: components['schemas']['PlanSentencesDto'];
      /** @description The parked events of a redrive. */
      readonly sequences?: readonly components['schemas']['ParkedSequenceDto'][];
      /** @description What is left out, and why. */
      readonly skips: readonly components['schemas']['SkippedDto'][];
      /** @description What it writes to. */
      readonly writes: readonly string[];
    };
    /** @enum {string} */
    readonly JobState: 'planned' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
    /** @enum {string} */
    readonly JobVerb:
      | 'rebuild'
      | 'verify'
      | 'topic'
      | 'impact'
      | 'redrive'
      | 'redeliver'
      | 'discard'
      | 'group'
      | 'backup'
      | 'backtest'
      | 'shadow';
    readonly JobWithEventsDto: {
      /** @example a column was added */
      readonly because: string;
      /** @description All selected events up to this position are worked off. */
      readonly checkpoint?: string;
      readonly counters: components['schemas']['JobCountersDto'];
      /** Format: date-time */
      readonly endedAt?: string;
      /** @description Why it failed. */
      readonly error?: string;
      /** @description What was done to it and by whom, oldest first. */
      readonly events: readonly components['schemas']['JobEventDto'][];
      /** @description Since it was started; absent while it does not run. */
      readonly eventsPerSecond?: number;
      /**
       * Format: date-time
       * @description A plan that nobody ran by then can no longer be run.
       */
      readonly expiresAt: string;
      /** @example r-1f0a8c55 */
      readonly id: string;
      /** @description Of the planned events. */
      readonly percent: number;
      readonly phase: components['schemas']['JobPhase'];
      readonly plan: components['schemas']['JobPlanDto'];
      /** Format: date-time */
      readonly plannedAt: string;
      readonly plannedBy: string;
      /** @description Most events a second. */
      readonly rate: number;
      /** @description What came of it; of a rebuild the comparison of `GET /replays/{id}/diff`. */
      readonly result?: {
        readonly [key: string]: unknown;
      };
      /** @description Why it was run; `because` is why it was planned. */
      readonly runBecause?: string;
      readonly runBy?: string;
      readonly secondsLeft?: number;
      /** Format: date-time */
      readonly startedAt?: string;
      readonly state: components['schemas']['JobState'];
      /** @example projection:after-sales-progress */
      readonly target: string;
      /**
       * Format: date-time
       * @description When its checkpoint last moved.
       */
      readonly updatedAt: string;
      readonly verb: components['schemas']['JobVerb'];
      /** @description How it stands, in both languages. */
      readonly words: components['schemas']['JobWordsDto'];
    };
    readonly JobWordsDto: {
      /** @description How long it takes yet. */
      readonly left?: components['schemas']['SentenceDto'];
      /** @description Of a job that runs; how far a stopped one is stands in its state. */
      readonly progress?: components['schemas']['SentenceDto'];
      /** @description What came of it. */
      readonly result?: components['schemas']['SentenceDto'];
      /** @description All of it in one sentence. */
      readonly sentence: components['schemas']['SentenceDto'];
      readonly state: components['schemas']['SentenceDto'];
      /** @description Verb and target. */
      readonly what: components['schemas']['SentenceDto'];
    };
    readonly LabelDto: {
      /** @example Server */
      readonly en: string;
      /** @example 服务器 */
      readonly zh: string;
    };
    readonly LabelledDto: {
      /** @description Integer 分. */
      readonly amount: number;
      readonly decisions: number;
      /** @enum {string} */
      readonly group: 'good' | 'bad' | 'unknown';
      readonly label: components['schemas']['DecisionLabel'];
    };
    readonly LastTimeDto: {
      /** Format: date-time */
      readonly at: string;
      /** @example redriven */
      readonly what: string;
      readonly who: string;
      readonly why: string;
    };
    readonly LetterEditDto: {
      /** Format: date-time */
      readonly at: string;
      /** @example kim */
      readonly by: string;
      /**
       * @example [
       *       "/quantity"
       *     ]
       */
      readonly changed: readonly string[];
      /**
       * Format: date-time
       * @description When it was given up, since no order of its number was known: it is in no history
       */
      readonly orderUnknownAt?: string;
      readonly why: string;
    };
    readonly LineActorDto: {
      readonly id: string;
      /** @enum {string} */
      readonly kind: 'person' | 'service' | 'system';
      readonly role?: string;
    };
    readonly ListedGoodsDto: {
      /** @example QQ-COIN-10 */
      readonly goodsId: string;
      readonly goodsKind: components['schemas']['GoodsKind'];
      readonly name: string;
      readonly specification?: string;
      /**
       * @description Of one unit, integer 分.
       * @example 1000
       */
      readonly unitPrice: number;
    };
    readonly LogLineDto: {
      /** Format: date-time */
      readonly at: string;
      /** @description Depends on what was done. */
      readonly detail?: Record<string, never>;
      /** @example job r-1f0a8c55 redrive:fulfillment */
      readonly subject: string;
      /** @example planned */
      readonly what: string;
      /**
       * @description `bujiao` for what a job did by itself.
       * @example kim
       */
      readonly who: string;
      readonly why?: string;
    };
    readonly LookedDto: {
      /** @example offer-open */
      readonly code?: string;
      /** Format: uuid */
      readonly offerId?: string;
      /**
       * @description `resubmitted`: with nobody acting, as the buyer agreed. `nothing`: `code` says why.
       * @enum {string}
       */
      readonly outcome: 'offered' | 'resubmitted' | 'nothing';
      /** Format: uuid */
      readonly resubmissionId?: string;
    };
    readonly ManualActionDto: {
      readonly allowed: boolean;
      /**
       * @description The rule that forbids it.
       * @example nothing-open
       */
      readonly code?: string;
      readonly name: components['schemas']['SentenceDto'];
      /** @enum {string} */
      readonly resolution: 'delivered' | 'not-delivered' | 'give-up';
      /** @description What it would do now, or the rule that forbids it. */
      readonly sentence: components['schemas']['SentenceDto'];
      /** @description The person has to say how many units arrived, at most this many. */
      readonly unitsAtMost?: number;
    };
    readonly ManualReasonDto: {
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      readonly reason: components['schemas']['ManualWorkReason'];
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly ManualWorkItemDto: {
      /** @description A dry run of each decision, and of what follows. */
      readonly actions: readonly components['schemas']['ManualActionDto'][];
      /** @description Integer 分. */
      readonly amount: number;
      /**
       * @description Why a person is needed.
       * @example outcome-unknown
       */
      readonly code: string;
      /**
       * Format: date-time
       * @description By when a person should have decided.
       */
      readonly deadline: string;
      readonly goodsName: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      readonly reasons: readonly components['schemas']['ManualReasonDto'][];
      /** Format: uuid */
      readonly resubmissionId: string;
      /** @description Why a person is needed, in words. */
      readonly sentence: components['schemas']['SentenceDto'];
      /** Format: date-time */
      readonly since: string;
      /** @description Units and why a person is needed. */
      readonly summary: components['schemas']['SentenceDto'];
      /** @description Every attempt, oldest first. */
      readonly tried: readonly components['schemas']['TriedDto'][];
    };
    /** @enum {string} */
    readonly ManualWorkReason:
      'supplier-confirmed' | 'statement-checked' | 'stock-checked' | 'buyer-said' | 'other';
    readonly ManualWorkResolvedDto: {
      /** Format: uuid */
      readonly resubmissionId: string;
      /** @enum {string} */
      readonly status:
        | 'requested'
        | 'approved'
        | 'waiting-for-human'
        | 'delivered'
        | 'closed'
        | 'rejected'
        | 'failed'
        | 'unknown';
    };
    readonly ManualWorkRowDto: {
      /**
       * @description Why a person is needed.
       * @example outcome-unknown
       */
      readonly code: string;
      /** @description Where the next page begins, if this is the last row of a page. */
      readonly cursor: string;
      /**
       * Format: date-time
       * @description By when a person should have decided.
       */
      readonly deadline: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** Format: uuid */
      readonly resubmissionId: string;
      /** @description Why a person is needed, in words. */
      readonly sentence: components['schemas']['SentenceDto'];
      /** Format: date-time */
      readonly since: string;
    };
    readonly MatchDto: {
      /** @description The number itself; else only its beginning. */
      readonly exact: boolean;
      /**
       * @description What the number names.
       * @enum {string}
       */
      readonly kind: 'order' | 'payment' | 'supplier-request' | 'supplier-order' | 'resubmission' | 'event';
      /**
       * @description As it was asked for; in small letters where only its beginning was.
       * @example SO20261123000017
       */
      readonly number: string;
    };
    readonly MeasuresDto: {
      /** @description Fields a person typed. */
      readonly fieldsTyped: number;
      /** Format: uuid */
      readonly resubmissionId: string;
      /** @description From request to delivery; absent until delivered. */
      readonly secondsToDelivery?: number;
      /** @description Things a person did. */
      readonly steps: number;
    };
    readonly MoneyDto: {
      /** @description Integer 分. */
      readonly amount: number;
      /** @description Integer 分. */
      readonly received: number;
      /** @description Integer 分. */
      readonly refunded: number;
      /** @enum {string} */
      readonly state: 'free' | 'unpaid' | 'underpaid' | 'paid' | 'overpaid' | 'refunded';
    };
    readonly MovedDto: {
      /** @description Integer 分. */
      readonly amount: number;
      readonly decisions: number;
      readonly turnedOut: components['schemas']['TurnedOutDto'];
    };
    readonly MyOfferDto: {
      /** Format: date-time */
      readonly endedAt?: string;
      /** Format: date-time */
      readonly expiresAt: string;
      readonly goodsName: string;
      /**
       * @description What went wrong.
       * @example delivery-failed
       */
      readonly kind: string;
      readonly notice: components['schemas']['NoticeDto'];
      /** Format: date-time */
      readonly offeredAt: string;
      /** Format: uuid */
      readonly offerId: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @description Units that the click redelivers. */
      readonly quantity: number;
      readonly reason: components['schemas']['ResubmissionReason'];
      /** @description The words that the buyer reads, as they were sent. */
      readonly sentence: components['schemas']['SentenceDto'];
      /**
       * @description `open`: the click is taken now. `suspended`: a rule forbids it at the moment.
       * @enum {string}
       */
      readonly state: 'open' | 'taken' | 'withdrawn' | 'expired' | 'suspended';
    };
    readonly MyOffersDto: {
      readonly offers: readonly components['schemas']['MyOfferDto'][];
    };
    readonly MyOrdersDto: {
      /** @description `cursor` of the next page, where there is one. */
      readonly next?: string;
      readonly orders: readonly components['schemas']['OrderSummaryDto'][];
    };
    readonly MyRoleDto: {
      /** @example dra****026 */
      readonly accountMasked: string;
      /** Format: date-time */
      readonly boundAt: string;
      /** @example 电信一区 */
      readonly gameArea?: string;
      /** @example 剑客小七 */
      readonly gameRole?: string;
      /** @example 1024 */
      readonly gameServer?: string;
      /** @example 龙之旅 代充 100 */
      readonly goodsName: string;
      /**
       * @description The order by which it was bound.
       * @example SO20261123000017
       */
      readonly orderId: string;
      /** @example mX3v0Zk2qTt8s1B4nQyPbA */
      readonly roleId: string;
    };
    readonly NamedAlternativeDto: {
      readonly change: components['schemas']['GoodsChangeKind'];
      /** @example QQ-COIN-05 */
      readonly goodsId: string;
    };
    readonly NamedHitsDto: {
      /** @example disputes */
      readonly name: string;
      readonly new: number;
      readonly old: number;
    };
    readonly NameRecipientDto: {
      /** @example 我的手机 */
      readonly name?: string;
    };
    readonly NewestJobDto: {
      /** @example r-1f0a8c55 */
      readonly id: string;
      readonly percent: number;
      readonly phase: components['schemas']['JobPhase'];
      readonly state: components['schemas']['JobState'];
      readonly verb: components['schemas']['JobVerb'];
      /** @description How it stands, in both languages. */
      readonly words: components['schemas']['JobWordsDto'];
    };
    readonly NextMoveDto: {
      /**
       * Format: date-time
       * @description Absent where no time is set.
       */
      readonly at?: string;
      readonly by: components['schemas']['Doer'];
      readonly byName: components['schemas']['SentenceDto'];
      readonly sentence: components['schemas']['SentenceDto'];
    };
    /**
     * @description By which way the buyer preferred it; absent: the choice of the shop.
     * @enum {string}
     */
    readonly NoticeChannel: 'shop' | 'sms' | 'email';
    /** @enum {string} */
    readonly NoticeCode:
      | 'offer-made'
      | 'offer-withdrawn'
      | 'zero-touch-opened'
      | 'confirm-role'
      | 'with-reviewer'
      | 'with-support'
      | 'delivered'
      | 'returned-for-correction'
      | 'refused'
      | 'evidence-asked';
    readonly NoticeDto: {
      /** @description Version of the catalogue that the words are from. */
      readonly catalogue: number;
      /** @description By which way the buyer preferred it; absent: the choice of the shop. */
      readonly channel?: components['schemas']['NoticeChannel'];
      readonly code: components['schemas']['NoticeCode'];
      /** @description The languages in which it was sent. */
      readonly languages: readonly ('zh' | 'en')[];
      readonly sentence: components['schemas']['SentenceDto'];
      /**
       * @description What the sentence is made of.
       * @example {
       *       "quantity": 1
       *     }
       */
      readonly values: {
        readonly [key: string]: string | number;
      };
    };
    /** @enum {string} */
    readonly NoticeLanguage: 'zh' | 'en';
    readonly NotToldDto: {
      readonly decisions: number;
      /** @enum {string} */
      readonly why: 'proof-missing' | 'features-missing';
    };
    readonly OfferDto: {
      /** Format: date-time */
      readonly endedAt?: string;
      /** Format: date-time */
      readonly expiresAt: string;
      /**
       * @description What went wrong.
       * @example delivery-failed
       */
      readonly kind: string;
      readonly notice: components['schemas']['NoticeDto'];
      /** Format: date-time */
      readonly offeredAt: string;
      /** Format: uuid */
      readonly offerId: string;
      /** @description Units that the click redelivers. */
      readonly quantity: number;
      readonly reason: components['schemas']['ResubmissionReason'];
      /** @description The words that the buyer reads, as they were sent. */
      readonly sentence: components['schemas']['SentenceDto'];
      /**
       * @description `open`: the click is taken now. `suspended`: a rule forbids it at the moment.
       * @enum {string}
       */
      readonly state: 'open' | 'taken' | 'withdrawn' | 'expired' | 'suspended';
    };
    readonly OfferLinkDto: {
      readonly code: string;
      /** Format: date-time */
      readonly expiresAt: string;
      /**
       * @description At the console. The code in it opens the order once.
       * @example /o/Gx0T…
       */
      readonly path: string;
    };
    readonly OfferSessionDto: {
      /** Format: date-time */
      readonly expiresAt: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @description Bearer token for this order alone. */
      readonly token: string;
    };
    readonly OldNewDto: {
      readonly new: number;
      readonly old: number;
    };
    readonly OpenCardsDto: {
      readonly orderId: string;
      /** Format: uuid */
      readonly resubmissionId: string;
      readonly revealKey: string;
    };
    readonly OpenConflictRowDto: {
      /** @description What can be recorded about it, each with what that means. None moves goods or money by itself. */
      readonly actions: readonly components['schemas']['ConflictActionDto'][];
      readonly code: components['schemas']['ConflictCode'];
      /** @description Where the next page begins, if this is the last row of a page. */
      readonly cursor: string;
      /** Format: date-time */
      readonly foundAt: string;
      /**
       * @description What is known: units, 分, names of terms.
       * @example {
       *       "delivered": 2,
       *       "ordered": 1
       *     }
       */
      readonly known: {
        readonly [key: string]: string | number;
      };
      /** @example SO20261123000017 */
      readonly orderId: string;
      readonly sentence: components['schemas']['SentenceDto'];
      /** @description No goods go out until a person has closed it. */
      readonly stopsGoods: boolean;
    };
    readonly OpenResubmissionDto: {
      /** Format: uuid */
      readonly resubmissionId: string;
      readonly status: components['schemas']['ResubmissionStatus'];
    };
    readonly OptionDto: {
      /**
       * @description The rule that forbids it, where it is not open.
       * @example delivered-by-us
       */
      readonly code: string;
      /** @description Fields that have to be given. */
      readonly fields?: readonly string[];
      readonly name: components['schemas']['SentenceDto'];
      /** @description A click with this reason would be taken now. */
      readonly open: boolean;
      readonly reason: components['schemas']['ResubmissionReason'];
      readonly sentence: components['schemas']['SentenceDto'];
      /**
       * Format: date-time
       * @description When the answer may be another one.
       */
      readonly until?: string;
    };
    readonly OrderConflictToldDto: {
      /**
       * @description Of its end: what a person decided.
       * @enum {string}
       */
      readonly action?:
        | 'accepted'
        | 'refunded-by-shop'
        | 'recovered-from-buyer'
        | 'corrected-by-shop'
        | 'resubmitted-by-support';
      /**
       * @description Of its end.
       * @enum {string}
       */
      readonly by?: 'person' | 'taken-back';
      /** @enum {string} */
      readonly code:
        | 'over-delivered'
        | 'refunded-and-delivered'
        | 'cancelled-and-delivered'
        | 'delivered-after-cancellation'
        | 'publishers-disagree'
        | 'relied-on-withdrawn'
        | 'overpaid'
        | 'payment-unclear'
        | 'placed-twice'
        | 'maybe-delivered'
        | 'refund-without-units'
        | 'cancelled-after-payment'
        | 'failure-needs-person'
        | 'record-full';
      /**
       * @description What is known: numbers of units, 分, names of terms.
       * @example {
       *       "ordered": 1,
       *       "byShop": 1,
       *       "byUs": 1
       *     }
       */
      readonly known: {
        readonly [key: string]: string | number;
      };
      /** @example SO20261123000017 */
      readonly orderId: string;
    };
    readonly OrderEventRefDto: {
      readonly id: string;
      readonly source: string;
    };
    readonly OrderEventsTakenDto: {
      readonly accepted: number;
      /** @description What became of each event, in their order. */
      readonly events: readonly components['schemas']['EventOutcomeDto'][];
      readonly rejected: readonly components['schemas']['RejectionDto'][];
    };
    readonly OrderFactDto: {
      /**
       * @description What the event said; personal data is sealed.
       * @example {
       *       "amount": 6000
       *     }
       */
      readonly data: {
        readonly [key: string]: unknown;
      };
      /** @description Id of the order event; empty for the owner of the order. */
      readonly id: string;
      /** @example shop */
      readonly publisher: string;
      /**
       * Format: date-time
       * @description When it was accepted.
       */
      readonly receivedAt: string;
      /**
       * @description For the owner of the order always `shop`.
       * @example shop
       */
      readonly source: string;
      /**
       * Format: date-time
       * @description When it happened, as the publisher claims.
       */
      readonly time: string;
      /** @enum {string} */
      readonly type:
        | 'shop.order.placed'
        | 'shop.order.payment-started'
        | 'shop.order.paid'
        | 'shop.order.payment-timed-out'
        | 'shop.order.refunded'
        | 'shop.order.held'
        | 'shop.order.delivery-failed'
        | 'shop.order.delivered'
        | 'shop.order.delayed'
        | 'shop.order.cancelled'
        | 'shop.order.corrected';
    };
    readonly OrderNoticeDto: {
      /**
       * Format: uuid
       * @description The event that is the notice.
       */
      readonly eventId: string;
      /**
       * Format: date-time
       * @description Of an offer: until when it can be taken.
       */
      readonly expiresAt?: string;
      /** @description Of an offer: `POST` here gives a link with a single-use code. */
      readonly linkFrom?: string;
      readonly notice: components['schemas']['NoticeDto'];
      /**
       * Format: uuid
       * @description Of an offer and its end.
       */
      readonly offerId?: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** Format: uuid */
      readonly resubmissionId?: string;
      /** @description Revision of the order's history. */
      readonly revision?: number;
    };
    readonly OrderOffersDto: {
      /** @description The newest first. */
      readonly offers: readonly components['schemas']['OfferDto'][];
      /** @example SO20261123000017 */
      readonly orderId: string;
    };
    readonly OrderOptionsDto: {
      /** @description What may be changed; absent while the order cannot be resubmitted. */
      readonly changes?: components['schemas']['ChangesDto'];
      /**
       * @description The decision without a chosen reason.
       * @example delivered-by-us
       */
      readonly code: string;
      /** @description Who can help, and with what. */
      readonly help: components['schemas']['HelpDto'];
      /** @description One for each reason. */
      readonly options: readonly components['schemas']['OptionDto'][];
      /** @example SO20261123000017 */
      readonly orderId: string;
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly OrderPageDto: {
      /** @description What went wrong, where something did. */
      readonly anomaly?: components['schemas']['AnomalyDto'];
      /** @description Cards that arrived: their owner may look at them. */
      readonly cards?: components['schemas']['CardsDto'];
      /** @description The cases a resubmission of this order is for. */
      readonly cases: readonly components['schemas']['ResubmissionCaseDto'][];
      /** @description The role that its owner has to confirm before anything goes. */
      readonly confirmRole?: components['schemas']['RoleToConfirmDto'];
      /** @description Contradictions that a person has to look at. */
      readonly conflicts: readonly components['schemas']['ConflictDto'][];
      readonly decision: components['schemas']['DecisionDto'];
      /** @description The fields that the goods ask for, with their checks, where they have a recharge template. */
      readonly form?: components['schemas']['TargetFormDto'];
      readonly money: components['schemas']['MoneyDto'];
      /** @description The click that the buyer was offered, while it would be taken. */
      readonly offer?: components['schemas']['OfferDto'];
      readonly open?: components['schemas']['OpenResubmissionDto'];
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @description What happens now, by whom, until when, and what comes next. */
      readonly outlook: components['schemas']['OutlookDto'];
      /** @description What the resubmission will use; nothing of it has to be typed. */
      readonly prefilled: components['schemas']['PrefilledDto'];
      readonly resubmittable: boolean;
      readonly status: components['schemas']['OrderStatus'];
      readonly statusName: components['schemas']['SentenceDto'];
      /** @description ordered = delivered + missing + refunded. */
      readonly units: components['schemas']['UnitsDto'];
      /** @description Why it can be resubmitted, or why not. */
      readonly why: components['schemas']['OrderPageWhyDto'];
    };
    readonly OrderPageWhyDto: {
      /** @example resubmittable */
      readonly code: string;
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly OrderPaidDto: {
      readonly amount?: number;
      readonly paymentId?: string;
    };
    readonly OrderPlacedDto: {
      readonly amount: number;
      readonly buyerId: string;
      /** Format: date-time */
      readonly buyerSince?: string;
      readonly goods: components['schemas']['GoodsDto'];
      readonly merchantId?: string;
      readonly paymentId?: string;
      readonly quantity: number;
      readonly rechargeTarget?: components['schemas']['RechargeTargetDto'];
    };
    readonly OrderRecordDto: {
      /** @description For staff: what was rejected, newest first. */
      readonly rejected?: readonly components['schemas']['RejectedEventDto'][];
      /** @description What was accepted, as it was told. */
      readonly told: readonly components['schemas']['OrderFactDto'][];
    };
    readonly OrderStateChangedDto: {
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** Format: uuid */
      readonly resubmissionId: string;
      /** @description Revision of the order's history; drop a state that is older than the one you have. */
      readonly revision?: number;
      readonly state: components['schemas']['ResubmissionState'];
      /** @enum {string} */
      readonly stateName: '补交中' | '补交成功' | '补交失败';
    };
    /** @enum {string} */
    readonly OrderStatus:
      | 'placed'
      | 'paid'
      | 'payment-timed-out'
      | 'delivery-failed'
      | 'delayed'
      | 'partly-delivered'
      | 'delivered'
      | 'cancelled'
      | 'underpaid'
      | 'refunded'
      | 'stuck';
    readonly OrderSummaryDto: {
      /** @description Integer 分. */
      readonly amount: number;
      readonly decision: components['schemas']['DecisionDto'];
      /** @enum {string} */
      readonly goodsKind: 'game-points' | 'membership' | 'licence-key' | 'direct-top-up' | 'custom';
      readonly goodsName: string;
      /**
       * @description Whether the owner can do something, has to wait, or is done.
       * @enum {string}
       */
      readonly group: 'needs-you' | 'in-progress' | 'done';
      /** @description The click that the buyer was offered. */
      readonly offer?: components['schemas']['OfferDto'];
      readonly open?: components['schemas']['OpenResubmissionDto'];
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** Format: date-time */
      readonly placedAt: string;
      readonly quantity: number;
      readonly sentence: components['schemas']['SentenceDto'];
      readonly status: components['schemas']['OrderStatus'];
      readonly statusName: components['schemas']['SentenceDto'];
      readonly units: components['schemas']['UnitsDto'];
    };
    readonly OutcomeCellDto: {
      /** @description Integer 分. */
      readonly amount: number;
      readonly decisions: number;
      /** @description As it was decided. */
      readonly from: components['schemas']['DecisionOutcome'];
      /** @description Those worth most, at most 20. */
      readonly orders: readonly components['schemas']['AffectedOrderDto'][];
      /** @description As the draft decides. */
      readonly to: components['schemas']['DecisionOutcome'];
      readonly turnedOut: components['schemas']['TurnedOutDto'];
    };
    readonly OutcomeDto: {
      /** @description Whom it would call. */
      readonly calls?: components['schemas']['SentenceDto'];
      /** @description The first of them. */
      readonly examples: readonly string[];
      readonly orders: number;
      /**
       * @description Stable code; `nothing` where the history says it already.
       * @example start
       */
      readonly outcome: string;
      /**
       * @description The English of `calls`.
       * @example supplier jd
       */
      readonly outside?: string;
      readonly sentence: components['schemas']['SentenceDto'];
      /** @description The English of `sentence`. */
      readonly text: string;
    };
    /** @enum {string} */
    readonly OutlookCode:
      | 'verifying'
      | 'checking-role'
      | 'confirm-role'
      | 'waiting-for-gateway'
      | 'waiting-for-shop'
      | 'waiting-for-evidence'
      | 'evidence-with-reviewer'
      | 'in-review'
      | 'about-to-send'
      | 'sending'
      | 'outcome-unknown'
      | 'retrying'
      | 'with-person'
      | 'arrived'
      | 'buyer-may-ask'
      | 'order-waits'
      | 'needs-support'
      | 'completed'
      | 'settled';
    readonly OutlookDto: {
      readonly code: components['schemas']['OutlookCode'];
      /** @description What becomes of it when it takes longer. */
      readonly ifStopped?: components['schemas']['SentenceDto'];
      readonly next: readonly components['schemas']['NextMoveDto'][];
      readonly now: components['schemas']['OutlookNowDto'];
      /** @description Money, units, what happens now and what comes next. */
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly OutlookNowDto: {
      readonly by: components['schemas']['Doer'];
      readonly byName: components['schemas']['SentenceDto'];
      readonly sentence: components['schemas']['SentenceDto'];
      /** Format: date-time */
      readonly since?: string;
      /**
       * Format: date-time
       * @description The latest end, where a rule sets one.
       */
      readonly until?: string;
    };
    readonly ParkedSequenceDto: {
      /** @example fulfillment */
      readonly group: string;
      readonly letters: number;
      /** @example SO20261123000017 */
      readonly orderId: string;
    };
    readonly PausedDto: {
      /** @description False: somebody else had done it already. */
      readonly changed: boolean;
      readonly paused: boolean;
    };
    readonly PausedGroupDto: {
      /** @description False: the process that handles its events has not taken it up yet. */
      readonly acknowledged: boolean;
      /** Format: date-time */
      readonly at: string;
      /** @example kim */
      readonly by: string;
      /** @example fulfillment */
      readonly group: string;
      /** @example the supplier is being migrated */
      readonly why: string;
    };
    readonly PauseDto: {
      /** @description False: the process that handles its events has not taken it up yet. */
      readonly acknowledged: boolean;
      /** Format: date-time */
      readonly at: string;
      /** @example kim */
      readonly by: string;
      /** @example the supplier is being migrated */
      readonly why: string;
    };
    readonly PayloadDto: {
      /** @description Whether an edit is checked against a schema of the type */
      readonly checked: boolean;
      /** @description Personal values read `[hidden]` */
      readonly data: {
        readonly [key: string]: unknown;
      };
      /** @description How often it was changed */
      readonly edits: number;
      readonly history: readonly components['schemas']['LetterEditDto'][];
      /** @example 42 */
      readonly id: string;
      /** @example ResubmissionApproved */
      readonly type: string;
    };
    readonly PaymentStartedDto: {
      readonly amount?: number;
      readonly paymentId: string;
    };
    readonly PaymentTimedOutDto: {
      readonly paymentId?: string;
    };
    readonly PendingSupplierOrderDto: {
      readonly quantity?: number;
      readonly requestNo: string;
      readonly supplierId: string;
    };
    readonly PermissionCodeDto: {
      /** @example 042917 */
      readonly code: string;
      /** Format: date-time */
      readonly expiresAt: string;
    };
    readonly PermissionDto: {
      readonly confirmed: boolean;
      /**
       * Format: date-time
       * @description Until when it can be confirmed.
       */
      readonly expiresAt: string;
      /** @description Notices that were sent. */
      readonly sends: number;
    };
    /** @enum {string} */
    readonly PermissionWay: 'code' | 'click';
    readonly PlaceChangeDto: {
      readonly from: string;
      /**
       * @description `event-store`, or `<topic>/<partition>`.
       * @example event-store
       */
      readonly partition: string;
      readonly to: string;
    };
    readonly PlanCountsDto: {
      /**
       * @example {
       *       "ResubmissionApproved": 12
       *     }
       */
      readonly byType: {
        readonly [key: string]: number;
      };
      readonly events: number;
      readonly orders: number;
    };
    readonly PlanDiscardDto: {
      /** @example a column was added */
      readonly because: string;
      /** @example fulfillment */
      readonly group?: string;
      /** @example SO20261123000017 */
      readonly orderId?: string;
      /**
       * @description most events a second
       * @example 20
       */
      readonly rate?: number;
      /**
       * @description as /dead-letters/why shows it
       * @example supplier-timeout
       */
      readonly reason?: string;
      /**
       * @description parked then or later
       * @example 2026-11-20T00:00:00+08:00
       */
      readonly since?: string;
    };
    readonly PlanImpactDto: {
      /** @description False: it is still being found out. */
      readonly done: boolean;
      readonly groups: readonly components['schemas']['GroupImpactDto'][];
    };
    readonly PlanRedeliveryDto: {
      readonly actor?: string;
      /** @example a column was added */
      readonly because: string;
      readonly correlation?: string;
      /**
       * @description position, time or `start`
       * @example 2026-11-20T00:00:00+08:00
       */
      readonly from?: string;
      /** @example fulfillment */
      readonly group: string;
      readonly orders?: readonly string[];
      /**
       * @description most events a second
       * @example 20
       */
      readonly rate?: number;
      /**
       * @description position, time or `head`
       * @example head
       */
      readonly to?: string;
      readonly types?: readonly string[];
    };
    readonly PlanRedriveDto: {
      /** @example a column was added */
      readonly because: string;
      /** @example fulfillment */
      readonly group?: string;
      /** @example SO20261123000017 */
      readonly orderId?: string;
      /**
       * @description most events a second
       * @example 20
       */
      readonly rate?: number;
      /**
       * @description as /dead-letters/why shows it
       * @example supplier-timeout
       */
      readonly reason?: string;
      /**
       * @description parked then or later
       * @example 2026-11-20T00:00:00+08:00
       */
      readonly since?: string;
    };
    readonly PlanReplayDto: {
      readonly actor?: string;
      /** @example a column was added */
      readonly because: string;
      readonly correlation?: string;
      /**
       * @description position, time or `start`
       * @example 2026-11-20T00:00:00+08:00
       */
      readonly from?: string;
      /**
       * @description `projection:<name>`, `group:<name>` (its handlers that reach nobody outside), `topic` (one of its own, named after the job) or `topic:<name>`
       * @example projection:after-sales-progress
       */
      readonly into: string;
      readonly orders?: readonly string[];
      /**
       * @description most events a second
       * @example 20000
       */
      readonly rate?: number;
      /**
       * @description position, time or `head`
       * @example head
       */
      readonly to?: string;
      readonly types?: readonly string[];
      /** @description only compare a rebuilt copy with the live rows, then take it away */
      readonly verify?: boolean;
    };
    readonly PlanSentenceDto: {
      /**
       * @description Stable; later versions add codes.
       * @example decided-today
       */
      readonly code: string;
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      /**
       * @description What the sentence names.
       * @example {
       *       "group": "fulfillment"
       *     }
       */
      readonly values: {
        readonly [key: string]: unknown;
      };
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly PlanSentencesDto: {
      readonly reachesOutside: readonly components['schemas']['PlanSentenceDto'][];
      readonly skips: readonly components['schemas']['SkippedSentenceDto'][];
      readonly writes: readonly components['schemas']['PlanSentenceDto'][];
    };
    readonly PoliciesDto: {
      /**
       * @description The version that decides.
       * @example standard-2026-12-3
       */
      readonly inForce: string;
      /** @description Why that is not the version that was put in force last. */
      readonly problem?: string;
      /** @description Whether another person has to agree to an activation. */
      readonly twoPeople: boolean;
      readonly versions: readonly components['schemas']['PolicyLineDto'][];
      /** @description Waits for a second person. */
      readonly waiting?: components['schemas']['PolicyActivationDto'];
    };
    readonly PolicyActivationDto: {
      /** Format: date-time */
      readonly at: string;
      readonly because: string;
      readonly by: string;
      /** Format: date-time */
      readonly from?: string;
      /** @description Who asked for it first, where two people were needed. */
      readonly requestedBy?: string;
      /** @example standard-2026-12-3 */
      readonly version: string;
    };
    readonly PolicyDifferenceDto: {
      /**
       * @description Absent: the member is gone.
       * @example 48h
       */
      readonly is?: string | number | boolean | Record<string, never> | readonly unknown[];
      /** @example defaults.window.last */
      readonly path: string;
      /**
       * @description Absent: the member is new.
       * @example 24h
       */
      readonly was?: string | number | boolean | Record<string, never> | readonly unknown[];
    };
    readonly PolicyDto: {
      /** @description Oldest first. */
      readonly activations: readonly components['schemas']['PolicyActivationDto'][];
      readonly because: string;
      readonly changes: readonly components['schemas']['PolicyDifferenceDto'][];
      /**
       * @description The version in force.
       * @example standard-2026-12-3
       */
      readonly comparedWith: string;
      /** Format: date-time */
      readonly draftedAt: string;
      /** @description `bujiao` for the product itself. */
      readonly draftedBy: string;
      readonly findings: readonly components['schemas']['PolicyFindingDto'][];
      /**
       * Format: date-time
       * @description When it begins to decide, or began to last.
       */
      readonly from?: string;
      /** @description As its text has it. */
      readonly note?: string;
      /** @description It came with the product. */
      readonly shipped: boolean;
      readonly state: components['schemas']['PolicyState'];
      /** @description YAML, as it was saved. */
      readonly text: string;
      /** @example standard-2026-12-3 */
      readonly version: string;
    };
    readonly PolicyFindingDto: {
      /** @example unknown-key */
      readonly code: string;
      readonly column: number;
      /** @description What to do about it. */
      readonly fix: components['schemas']['SentenceDto'];
      readonly line: number;
      /** @example defaults.window.never-aftr */
      readonly path: string;
      readonly says: components['schemas']['SentenceDto'];
      /** @enum {string} */
      readonly severity: 'error' | 'notice';
    };
    readonly PolicyLayerDto: {
      /** @example direct-top-up */
      readonly of?: string;
      /** @enum {string} */
      readonly section: 'defaults' | 'goods' | 'goods-ids' | 'merchants';
    };
    readonly PolicyLineDto: {
      readonly because: string;
      /** Format: date-time */
      readonly draftedAt: string;
      /** @description `bujiao` for the product itself. */
      readonly draftedBy: string;
      /**
       * Format: date-time
       * @description When it begins to decide, or began to last.
       */
      readonly from?: string;
      /** @description As its text has it. */
      readonly note?: string;
      /** @description It came with the product. */
      readonly shipped: boolean;
      readonly state: components['schemas']['PolicyState'];
      /** @example standard-2026-12-3 */
      readonly version: string;
    };
    readonly PolicyLintDto: {
      readonly changes: readonly components['schemas']['PolicyDifferenceDto'][];
      /**
       * @description The version in force.
       * @example standard-2026-12-3
       */
      readonly comparedWith: string;
      readonly findings: readonly components['schemas']['PolicyFindingDto'][];
      readonly ok: boolean;
      /**
       * @description Absent where the text names none.
       * @example standard-2026-12-3
       */
      readonly version?: string;
    };
    /** @enum {string} */
    readonly PolicyState: 'draft' | 'checked' | 'scheduled' | 'active' | 'superseded';
    readonly PolicyTextDto: {
      /**
       * @example policy: standard-2026-12-3
       *     note: Game points, 48 hours.
       *     …
       */
      readonly text: string;
    };
    readonly PreferencesDto: {
      readonly channel?: components['schemas']['NoticeChannel'];
      readonly goods: readonly components['schemas']['GoodsPreferenceDto'][];
      readonly language?: components['schemas']['NoticeLanguage'];
      readonly learnRecipients: boolean;
    };
    readonly PrefilledDto: {
      /** @example 王者荣耀 点券 600 */
      readonly goodsName: string;
      readonly quantityOwed: number;
      readonly reason?: components['schemas']['ResubmissionReason'];
      /** @example 138****0000 */
      readonly rechargeAccountMasked?: string;
    };
    readonly PricedGoodsDto: {
      readonly goodsKind: components['schemas']['GoodsKind'];
      /** @example 腾讯Q币 10个 */
      readonly name: string;
      /** @example 100 点 */
      readonly specification?: string;
      /**
       * @description Of one unit, integer 分.
       * @example 1000
       */
      readonly unitPrice: number;
    };
    readonly Problem: {
      /** @description Stable: programs branch on it. */
      readonly code: string;
      /** @description A sentence for the person who reads the answer. */
      readonly detail: string;
      /** @description The fields that are wrong, and why; there with `invalid-request`. */
      readonly errors?: readonly {
        readonly field: string;
        readonly message: string;
      }[];
      /** @description The reason for the people who read it; there when a rule of the business refused. */
      readonly sentence?: {
        readonly en: string;
        readonly zh: string;
      };
      readonly status: number;
      /** @description The kind of problem, the same for every occurrence. */
      readonly title: string;
      /** @description `urn:bujiao:problem:` and the code. */
      readonly type: string;
    } & {
      readonly [key: string]: unknown;
    };
    readonly ProgressDto: {
      /** Format: date-time */
      readonly deliveredAt?: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @description `closed`, `rejected` and `failed` are ends. */
      readonly outcome?: components['schemas']['ProgressOutcome'];
      /** Format: date-time */
      readonly requestedAt?: string;
      /**
       * Format: uuid
       * @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11
       */
      readonly resubmissionId: string;
      readonly sentence?: components['schemas']['SentenceDto'];
      readonly stage: components['schemas']['ProgressStage'];
      /** @enum {string} */
      readonly stageName: '申请' | '核验中' | '补单中' | '已发货' | '已完成';
      readonly stageNo: number;
      /**
       * @example [
       *       "申请",
       *       "核验中",
       *       "补单中",
       *       "已发货",
       *       "已完成"
       *     ]
       */
      readonly stages: readonly string[];
      /** Format: date-time */
      readonly updatedAt: string;
    };
    /**
     * @description `closed`, `rejected` and `failed` are ends.
     * @enum {string}
     */
    readonly ProgressOutcome: 'closed' | 'rejected' | 'failed' | 'waiting-for-human';
    /** @enum {string} */
    readonly ProgressStage: 'requested' | 'verifying' | 'resubmitting' | 'delivered' | 'completed';
    readonly ProjectionDto: {
      /** @description The newest job of it. */
      readonly job?: components['schemas']['NewestJobDto'];
      /** @example after-sales-progress */
      readonly name: string;
      /**
       * @description The service.
       * @example after-sales
       */
      readonly owner: string;
      /**
       * Format: date-time
       * @description When the service last started.
       */
      readonly seenAt: string;
      /** @example after_sales.progress */
      readonly table: string;
      /** @description The events that it follows from. */
      readonly types: readonly string[];
      readonly version: number;
    };
    readonly PublicKeyDto: {
      /** @example EdDSA */
      readonly alg: string;
      /** @example Ed25519 */
      readonly crv: string;
      readonly kid: string;
      /** @example OKP */
      readonly kty: string;
      /** @example sig */
      readonly use: string;
      readonly x: string;
    };
    readonly PublicKeysDto: {
      readonly keys: readonly components['schemas']['PublicKeyDto'][];
    };
    readonly PublishTemplateDto: {
      /** @example the game opened a new area */
      readonly because: string;
      readonly fields: readonly components['schemas']['TemplateFieldDto'][];
      /** @example dragon-quest */
      readonly game?: string;
      /**
       * @example [
       *       "custom-dragon-100"
       *     ]
       */
      readonly goods: readonly string[];
      /** @example M10017 */
      readonly merchantId?: string;
      readonly name: components['schemas']['LabelDto'];
    };
    readonly QualitiesDto: {
      readonly new: components['schemas']['DecisionQualityDto'];
      readonly old: components['schemas']['DecisionQualityDto'];
      /** @description Left out: how they end is not known yet. */
      readonly unknown: number;
    };
    readonly RateDto: {
      /** @example a column was added */
      readonly because: string;
      /**
       * @description most events a second
       * @example 5000
       */
      readonly rate: number;
    };
    readonly ReadFeatureDto: {
      /** @example requests30d */
      readonly feature: string;
      readonly title: components['schemas']['SentenceDto'];
      /** @description Absent: there was no data, which is neither zero nor no. */
      readonly value?: string | number | boolean;
    };
    readonly RebuildingDto: {
      /** @example r-1f0a8c55 */
      readonly job: string;
      readonly percent: number;
      readonly secondsLeft?: number;
    };
    readonly ReceiptDto: {
      /** @enum {string} */
      readonly confirmedBy: 'buyer' | 'automatic';
      /**
       * Format: uuid
       * @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11
       */
      readonly resubmissionId: string;
    };
    /** @enum {string} */
    readonly RechargeKind: 'direct-top-up' | 'custom';
    readonly RechargeTargetDto: {
      readonly gameArea?: string;
      readonly gameRole?: string;
      readonly gameServer?: string;
      readonly rechargeAccount: string;
    };
    readonly RecipientDto: {
      /** @example *******0000 */
      readonly accountMasked: string;
      readonly gameArea?: string;
      readonly gameServer?: string;
      readonly goodsKind: components['schemas']['RechargeKind'];
      /** @example 我的手机 */
      readonly name?: string;
      /** Format: uuid */
      readonly recipientId: string;
      /** Format: date-time */
      readonly savedAt: string;
      /** @description `learnt`: from a delivery that the buyer confirmed. */
      readonly source: components['schemas']['RecipientSource'];
      /**
       * @description The recharge template whose fields it fills in; absent: of goods without one.
       * @example dragon-quest
       */
      readonly templateId?: string;
      /** @description The name of that template today. */
      readonly templateName?: components['schemas']['SentenceDto'];
      /** Format: date-time */
      readonly usedAt: string;
    };
    readonly RecipientsDto: {
      /**
       * @description So many can be saved for one kind of goods and one recharge template.
       * @example 20
       */
      readonly most: number;
      /** @description Used last first. */
      readonly recipients: readonly components['schemas']['RecipientDto'][];
    };
    /**
     * @description `learnt`: from a delivery that the buyer confirmed.
     * @enum {string}
     */
    readonly RecipientSource: 'added' | 'learnt';
    readonly RedriveAcceptedDto: {
      /** @enum {boolean} */
      readonly asked: true;
    };
    readonly RedriveDto: {
      /** @example verification */
      readonly group: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
    };
    readonly RefundedDto: {
      readonly amount: number;
      /** @enum {string} */
      readonly cause?: 'units' | 'price' | 'goodwill';
      readonly paymentId?: string;
      readonly quantity?: number;
      readonly refundId?: string;
    };
    readonly RejectedEventDto: {
      /** Format: date-time */
      readonly at: string;
      /** @example invalid-data */
      readonly code: string;
      readonly detail: string;
      readonly publisher: string | null;
      readonly source: string | null;
      readonly type: string | null;
    };
    readonly RejectedLineDto: {
      /** Format: date-time */
      readonly at: string;
      /** @example invalid-data */
      readonly code: string;
      readonly detail: string;
      readonly publisher: string | null;
      readonly source: string | null;
      readonly type: string | null;
    };
    readonly RejectedOrderEventDto: {
      /** @example invalid-data */
      readonly code: string;
      readonly detail: string;
      /**
       * @description The likely meaning of what was sent.
       * @example pendingSupplierOrder
       */
      readonly didYouMean: string | null;
      readonly eventId: string | null;
      readonly id: string;
      /** @description How its publisher can mend it. */
      readonly mend: components['schemas']['SentenceDto'];
      readonly orderId: string | null;
      /**
       * @description JSON pointer to what is wrong; null where it is the whole event.
       * @example /data/pending_supplier_order
       */
      readonly pointer: string | null;
      readonly publisher: string | null;
      /** Format: date-time */
      readonly rejectedAt: string;
      readonly source: string | null;
      readonly type: string | null;
    };
    readonly RejectionDto: {
      /** @example invalid-data */
      readonly code: string;
      readonly detail: string;
      /**
       * @description The likely meaning of what was sent.
       * @example pendingSupplierOrder
       */
      readonly didYouMean?: string;
      /** @description What is taken there. */
      readonly expected?: readonly string[];
      readonly id: string | null;
      /** @description Its place in the batch, from 0. */
      readonly index: number;
      /**
       * @description JSON pointer to what is wrong.
       * @example /data/goods/kind
       */
      readonly pointer?: string;
    };
    readonly RepeatedDto: {
      readonly decisions: number;
      readonly different: number;
      readonly examples: readonly components['schemas']['DifferentAgainDto'][];
    };
    readonly ResetDoneDto: {
      /** @description False after a dry run. */
      readonly moved: boolean;
      /** @description As resolved; after a reset, as read back. */
      readonly partitions: readonly components['schemas']['PlaceChangeDto'][];
    };
    readonly ResetDto: {
      /** @example a column was added */
      readonly because: string;
      /** @description Only resolve it to positions; change nothing */
      readonly dryRun?: boolean;
      /**
       * @description ISO 8601 time, `start` or `head`; on the embedded bus also a position of the store
       * @example 2026-11-20T00:00:00+08:00
       */
      readonly to: string;
    };
    readonly ResolutionDto: {
      /** @example supplier confirmed by phone, ticket 4711 */
      readonly note?: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /** @example 1 */
      readonly quantity?: number;
      readonly reason?: components['schemas']['ManualWorkReason'];
      /** @enum {string} */
      readonly resolution: 'delivered' | 'not-delivered' | 'give-up';
    };
    readonly ResubmissionAcceptedDto: {
      readonly links: components['schemas']['ResubmissionLinksDto'];
      /** @example SO20261123000017 */
      readonly orderId: string;
      readonly reason: components['schemas']['ResubmissionReason'];
      /**
       * Format: uuid
       * @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11
       */
      readonly resubmissionId: string;
      /** @enum {string} */
      readonly stage: 'requested';
    };
    readonly ResubmissionCaseDto: {
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      readonly reason: components['schemas']['ResubmissionReason'];
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly ResubmissionLinksDto: {
      /** @example /orders/SO20261123000017/history */
      readonly history: string;
      /** @example /orders/SO20261123000017/progress */
      readonly progress: string;
    };
    /** @enum {string} */
    readonly ResubmissionReason:
      | 'payment-timed-out'
      | 'payment-notice-lost'
      | 'delivery-failed'
      | 'wrong-account'
      | 'supplier-late'
      | 'partly-delivered'
      | 'stuck'
      | 'wrong-goods'
      | 'changed-demand';
    readonly ResubmissionRequestDto: {
      /** @example false */
      readonly confirmSameAccount?: boolean;
      readonly goods?: components['schemas']['AskedGoodsDto'];
      readonly override?: components['schemas']['RuleOverrideDto'];
      /** @example 2 */
      readonly quantity?: number;
      /**
       * @example delivery-failed
       * @enum {string}
       */
      readonly reason?:
        | 'payment-timed-out'
        | 'payment-notice-lost'
        | 'delivery-failed'
        | 'wrong-account'
        | 'supplier-late'
        | 'partly-delivered'
        | 'stuck'
        | 'wrong-goods'
        | 'changed-demand';
      /**
       * @example {
       *       "rechargeAccount": "13800000000"
       *     }
       */
      readonly rechargeTarget?: components['schemas']['CorrectedTargetDto'];
      /** Format: uuid */
      readonly recipientId?: string;
    };
    /** @enum {string} */
    readonly ResubmissionState: 'resubmitting' | 'resubmission-succeeded' | 'resubmission-failed';
    /** @enum {string} */
    readonly ResubmissionStatus:
      'requested' | 'approved' | 'waiting-for-human' | 'delivered' | 'closed' | 'rejected' | 'failed';
    /** @enum {string} */
    readonly ReturnField: 'rechargeAccount' | 'gameArea' | 'gameServer' | 'gameRole' | 'reason';
    readonly RevealedCardDto: {
      /** @example QB202611230001 */
      readonly cardNo: string;
      /** @example example-password */
      readonly cardPassword: string;
      /** @example 2027-12-31 */
      readonly expiry?: string;
    };
    readonly RevealedCardsDto: {
      readonly cards: readonly components['schemas']['RevealedCardDto'][];
    };
    readonly ReviewCaseDto: {
      /**
       * @description Integer 分.
       * @example 10000
       */
      readonly amount: number;
      readonly claimedBy?: string;
      /** Format: date-time */
      readonly claimedUntil?: string;
      /** Format: date-time */
      readonly deadline: string;
      /**
       * @description To whom the case went at its deadline.
       * @example lead-reviewer
       */
      readonly escalatedTo?: string;
      /**
       * Format: date-time
       * @description Until when its decision can be taken back.
       */
      readonly heldUntil?: string;
      /** @example SO20261123000017 */
      readonly orderId: string;
      /**
       * Format: date-time
       * @description When the deadline passed without a decision.
       */
      readonly overdueAt?: string;
      readonly points: number;
      readonly question: components['schemas']['ReviewQuestion'];
      /**
       * Format: date-time
       * @description When reviewers were reminded.
       */
      readonly remindedAt?: string;
      /** Format: date-time */
      readonly requestedAt: string;
      /** Format: uuid */
      readonly resubmissionId: string;
    };
    readonly ReviewCaseViewDto: {
      /**
       * @description Integer 分.
       * @example 10000
       */
      readonly amount: number;
      /** @description Approvals that were given; above an amount two are needed. */
      readonly approvals: number;
      readonly basis: string;
      readonly checks: readonly components['schemas']['ReviewCheckDto'][];
      readonly claimedBy?: string;
      /** Format: date-time */
      readonly claimedUntil?: string;
      /** Format: date-time */
      readonly deadline: string;
      readonly earlier: readonly components['schemas']['EarlierResubmissionDto'][];
      /**
       * @description To whom the case went at its deadline.
       * @example lead-reviewer
       */
      readonly escalatedTo?: string;
      /** @description What the buyer uploaded, oldest first. */
      readonly evidence: readonly components['schemas']['ReviewEvidenceDto'][];
      readonly goods: components['schemas']['ReviewGoodsDto'];
      /**
       * Format: date-time
       * @description Until when its decision can be taken back.
       */
      readonly heldUntil?: string;
      /** @description What the buyer can be asked to prove; empty where the policy or the installation takes no evidence. */
      readonly mayAskFor: readonly components['schemas']['EvidenceWanted'][];
      /** @example SO20261123000017 */
      readonly orderId: string;
      /**
       * Format: date-time
       * @description When the deadline passed without a decision.
       */
      readonly overdueAt?: string;
      /** Format: date-time */
      readonly placedAt: string;
      readonly points: number;
      /** @description Why the last decision was not recorded. */
      readonly problem?: string;
      readonly question: components['schemas']['ReviewQuestion'];
      readonly questionText: components['schemas']['SentenceDto'];
      /** @example delivery-failed */
      readonly reason: string;
      readonly reasonText: components['schemas']['SentenceDto'];
      /**
       * Format: date-time
       * @description When reviewers were reminded.
       */
      readonly remindedAt?: string;
      /** Format: date-time */
      readonly requestedAt: string;
      /** @example buyer */
      readonly requester: string;
      readonly requesterText: components['schemas']['SentenceDto'];
      /** Format: uuid */
      readonly resubmissionId: string;
      readonly risk: components['schemas']['RiskAssessmentDto'];
      /** @description Of custom goods: what is known of the role, and where it is bound. */
      readonly role?: components['schemas']['ReviewedRoleDto'];
      /** @description Other cases with the same factors, the newest first. */
      readonly similar: readonly components['schemas']['SimilarDecisionDto'][];
      readonly targetChanged: boolean;
      /** @description What is to go, where other goods or fewer units were asked for than ordered. */
      readonly wanted?: components['schemas']['SentenceDto'];
    };
    readonly ReviewCheckDto: {
      readonly check: string;
      readonly on: {
        readonly [key: string]: string | number | boolean;
      };
      readonly passed: boolean;
      /** @description Whether it passed, and what it read. */
      readonly sentence: components['schemas']['SentenceDto'];
    };
    /** @enum {string} */
    readonly ReviewDecision: 'approve' | 'refuse' | 'return';
    readonly ReviewDecisionDto: {
      /** @example 3.1.0.1.requested.0 */
      readonly basis: string;
      /** @description `ask-evidence`: the case waits for the buyer and comes back. */
      readonly decision: components['schemas']['ReviewStep'];
      readonly field?: components['schemas']['ReturnField'];
      /** @example The shop confirmed it by phone, ticket 4711. */
      readonly note?: string;
      readonly reason: components['schemas']['ReviewReason'];
      readonly wanted?: components['schemas']['EvidenceWanted'];
    };
    readonly ReviewedAnswerDto: {
      readonly answer: components['schemas']['RoleAnswer'];
      readonly sentence: components['schemas']['SentenceDto'];
      readonly tries: number;
    };
    readonly ReviewedBindingDto: {
      /** Format: date-time */
      readonly boundAt?: string;
      /**
       * @description The order by which it is bound.
       * @example SO20261123000009
       */
      readonly boundBy?: string;
      readonly outcome: components['schemas']['BindingOutcome'];
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly ReviewedRoleDto: {
      readonly answer?: components['schemas']['ReviewedAnswerDto'];
      readonly binding?: components['schemas']['ReviewedBindingDto'];
      readonly given: readonly components['schemas']['TargetField'][];
      /** @description Names of these fields. */
      readonly givenText: components['schemas']['SentenceDto'];
      /** @example dragon-quest/3 */
      readonly template?: string;
    };
    readonly ReviewEvidenceDto: {
      /** Format: date-time */
      readonly addedAt: string;
      /** @description Other orders with the same evidence, the newest first. */
      readonly alsoOf: readonly string[];
      /** @description As it is kept, without metadata. */
      readonly bytes: number;
      /** Format: uuid */
      readonly evidenceId: string;
      /** @description Of a picture, in pixels. */
      readonly height?: number;
      /** @description By its content. */
      readonly kind: components['schemas']['EvidenceKind'];
      /** @description Of a picture, in pixels. */
      readonly width?: number;
    };
    readonly ReviewGoodsDto: {
      /**
       * @description Integer 分.
       * @example 10000
       */
      readonly amount: number;
      readonly kind: string;
      readonly name: string;
      readonly quantity: number;
    };
    readonly ReviewHeldDto: {
      /**
       * Format: date-time
       * @description Until then it can be taken back; then it is recorded.
       */
      readonly heldUntil: string;
      /** Format: uuid */
      readonly resubmissionId: string;
    };
    readonly ReviewLoadDto: {
      /** @description What reviewers can do in a day. */
      readonly capacity?: number;
      readonly days: number;
      readonly mostNew: number;
      /** @description On the day with most. */
      readonly mostOld: number;
      readonly new: number;
      /** @description A day, on average. */
      readonly old: number;
      readonly overCapacity?: number;
    };
    /** @enum {string} */
    readonly ReviewQuestion: 'second-check' | 'high-risk' | 'role-binding';
    /** @enum {string} */
    readonly ReviewReason:
      | 'checked-with-buyer'
      | 'checked-with-shop'
      | 'matches-history'
      | 'goods-were-received'
      | 'payment-not-proven'
      | 'shared-identity'
      | 'wrong-account-given'
      | 'other';
    /**
     * @description `ask-evidence`: the case waits for the buyer and comes back.
     * @enum {string}
     */
    readonly ReviewStep: 'approve' | 'refuse' | 'return' | 'ask-evidence';
    readonly ReviewWaitDto: {
      /** @description Reviews that were measured. */
      readonly measured: number;
      /** @description Estimated: one that nobody reviewed waits as long as those that were. */
      readonly new: number;
      /** @description Minutes for a reviewer, on average over all requests. */
      readonly old: number;
    };
    readonly RiskAssessmentDto: {
      /**
       * Format: date-time
       * @description Nothing later was read.
       */
      readonly asOf: string;
      readonly band: components['schemas']['RiskBand'];
      readonly factors: readonly components['schemas']['RiskFactorDto'][];
      /** @description Not evaluated: features have no data. */
      readonly notEvaluated: readonly components['schemas']['UnknownFactorDto'][];
      readonly points: number;
      readonly thresholds: components['schemas']['RiskThresholdsDto'];
    };
    /** @enum {string} */
    readonly RiskBand: 'straight-through' | 'second-check' | 'human' | 'refuse';
    readonly RiskFactorDto: {
      /** @example disputes */
      readonly factor: string;
      readonly points: number;
      readonly sentence: components['schemas']['SentenceDto'];
      readonly values: {
        readonly [key: string]: string | number | boolean;
      };
    };
    readonly RiskThresholdsDto: {
      readonly human: number;
      readonly refuse: number;
      readonly secondCheck: number;
    };
    /** @enum {string} */
    readonly RoleAnswer: 'exists' | 'missing' | 'cannot-say';
    readonly RoleToConfirmDto: {
      /** Format: date-time */
      readonly expiresAt: string;
      /** Format: uuid */
      readonly resubmissionId: string;
      /**
       * Format: date-time
       * @description From when the next notice may be sent.
       */
      readonly sendAgainAt: string;
      readonly sends: number;
      readonly sendsLeft: number;
      readonly ways: readonly components['schemas']['PermissionWay'][];
    };
    readonly RowCountsDto: {
      readonly live: number;
      readonly rebuilt: number;
    };
    readonly RowDifferenceDto: {
      /** @description The columns that differ, as text; of rows that are in one table alone, none. */
      readonly columns: {
        readonly [key: string]: {
          readonly live: string | null;
          readonly rebuilt: string | null;
        };
      };
      /** @example SO20261123000017 */
      readonly key: string;
      /** @enum {string} */
      readonly kind: 'only-live' | 'only-rebuilt' | 'different';
    };
    /** @enum {string} */
    readonly RuleOutcome: 'passed' | 'against' | 'not-evaluated';
    readonly RuleOverrideDto: {
      /** @example The shop mended its stock; the buyer prefers the goods. */
      readonly reason: string;
      readonly rules: readonly (
        | 'outside-window'
        | 'too-many-resubmissions'
        | 'buyer-limit-reached'
        | 'refund-announced'
        | 'failure-needs-person'
      )[];
    };
    readonly SchemaDto: {
      /** @description False: its tables are those of another version of the product. */
      readonly current: boolean;
      /** @example event_bus */
      readonly schema: string;
    };
    readonly ScoredFactorDto: {
      /** @example disputes */
      readonly factor: string;
      readonly points: number;
      readonly sentence: components['schemas']['SentenceDto'];
      readonly values: {
        readonly [key: string]: string | number | boolean;
      };
    };
    readonly ScoreThresholdsDto: {
      readonly human: number;
      readonly refuse: number;
      readonly secondCheck: number;
    };
    readonly SelectionDto: {
      readonly actor?: string;
      /**
       * @description Events after this position.
       * @example start
       */
      readonly after: string;
      readonly correlation?: string;
      readonly orders?: readonly string[];
      readonly types?: readonly string[];
      /**
       * @description Up to and with this position.
       * @example 123456
       */
      readonly upTo: string;
    };
    readonly SentenceDto: {
      /** @example This order is being resubmitted already; watch its progress. */
      readonly en: string;
      /** @example 该订单正在补交中，请留意进度。 */
      readonly zh: string;
    };
    readonly ShadowDto: {
      /** @description It decides beside the version in force now. */
      readonly running: boolean;
      /** @description The newest shadow of the version; absent where there was none. */
      readonly shadow?: components['schemas']['BacktestDto'];
    };
    readonly SimilarDecisionDto: {
      /** Format: date-time */
      readonly decidedAt: string;
      readonly decision: components['schemas']['ReviewDecision'];
      /**
       * @description How it has ended so far. `disputed`: money went back for delivered goods.
       * @enum {string}
       */
      readonly end: 'refused' | 'under-way' | 'delivered' | 'confirmed' | 'refunded' | 'disputed';
      /** @example SO20261123000009 */
      readonly orderId: string;
      /** @description What was decided, and how that ended. */
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly SkippedDto: {
      readonly what: string;
      readonly why: string;
    };
    readonly SkippedSentenceDto: {
      readonly what: components['schemas']['PlanSentenceDto'];
      readonly why: components['schemas']['PlanSentenceDto'];
    };
    readonly StageFlowDto: {
      /**
       * Format: date-time
       * @description Of the one that has waited longest.
       */
      readonly oldestSince?: string;
      /** @enum {string} */
      readonly stage: 'requested' | 'verifying' | 'resubmitting' | 'delivered' | 'completed';
      /** @description Resubmissions that have neither ended nor left the stage. */
      readonly waiting: number;
      /** @description Those of them that a person has to decide. */
      readonly withPerson: number;
    };
    readonly StartBacktestDto: {
      /** @example game points: 48 hours */
      readonly because: string;
      /** @example 80 */
      readonly capacity?: number;
      /**
       * Format: date-time
       * @example 2026-09-01T00:00:00+08:00
       */
      readonly since: string;
    };
    readonly StrayDto: {
      /** @description In the store. */
      readonly address: string;
      readonly orderId?: string;
      /** @description `unknown`: nothing says whose it is. `unrecorded`: of an upload that was cut off; the retention removes it. `removed`: it was removed, and is there again. */
      readonly reason: components['schemas']['EvidenceStrayReason'];
    };
    /** @enum {string} */
    readonly SupplierMode: 'working' | 'stopped' | 'silent' | 'out-of-stock' | 'off';
    readonly SupplierOrderDto: {
      readonly requestNo: string;
      readonly supplierId: string;
    };
    readonly TableComparisonDto: {
      /**
       * Format: date-time
       * @description When the tables were last swapped.
       */
      readonly at?: string;
      /** @description The first of them by key. */
      readonly differences: readonly components['schemas']['RowDifferenceDto'][];
      /** @description Rows that are not the same. */
      readonly differing: number;
      readonly rows: components['schemas']['RowCountsDto'];
    };
    /** @enum {string} */
    readonly TargetField: 'rechargeAccount' | 'gameArea' | 'gameServer' | 'gameRole';
    readonly TargetFormDto: {
      readonly fields: readonly components['schemas']['FormFieldDto'][];
      readonly name: components['schemas']['SentenceDto'];
      /** @example dragon-quest */
      readonly templateId: string;
      readonly version: number;
      /** @description Fields that have to be given before the order can be resubmitted. */
      readonly wrong: readonly components['schemas']['TargetField'][];
    };
    readonly TemplateCheckDto: {
      readonly faults: readonly components['schemas']['TemplateFaultDto'][];
      /** @description It can be published. */
      readonly ok: boolean;
    };
    readonly TemplateChoiceDto: {
      readonly label?: components['schemas']['LabelDto'];
      /** @example 电信一区 */
      readonly value: string;
    };
    readonly TemplateContentDto: {
      readonly fields: readonly components['schemas']['TemplateFieldDto'][];
      /** @example dragon-quest */
      readonly game?: string;
      /**
       * @example [
       *       "custom-dragon-100"
       *     ]
       */
      readonly goods: readonly string[];
      /** @example M10017 */
      readonly merchantId?: string;
      readonly name: components['schemas']['LabelDto'];
    };
    readonly TemplateDto: {
      readonly fields: readonly components['schemas']['TemplateFieldDto'][];
      /** @example dragon-quest */
      readonly game?: string;
      /**
       * @example [
       *       "custom-dragon-100"
       *     ]
       */
      readonly goods: readonly string[];
      /** @example dragon-quest */
      readonly id: string;
      /** @example M10017 */
      readonly merchantId?: string;
      readonly name: components['schemas']['LabelDto'];
      /** Format: date-time */
      readonly publishedAt: string;
      readonly version: number;
      /**
       * Format: date-time
       * @description It asks for nothing any more.
       */
      readonly withdrawnAt?: string;
    };
    readonly TemplateFaultDto: {
      /** @example pattern-too-open */
      readonly code: string;
      /** @example /fields/0/pattern */
      readonly pointer: string;
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly TemplateFieldDto: {
      readonly choices?: readonly components['schemas']['TemplateChoiceDto'][];
      /** @example dragon_2026 */
      readonly example?: string;
      readonly field: components['schemas']['TargetField'];
      readonly hint?: components['schemas']['LabelDto'];
      readonly label: components['schemas']['LabelDto'];
      readonly maxLength?: number;
      readonly minLength?: number;
      /** @example [A-Za-z0-9_]{6,18} */
      readonly pattern?: string;
      /** @default true */
      readonly required?: boolean;
      readonly type: components['schemas']['FieldType'];
    };
    readonly TimerDto: {
      readonly attempts: number;
      readonly key: string | null;
      readonly lastError: string | null;
      readonly overdue: boolean;
      /** Format: date-time */
      readonly runAt: string;
      /** @example verification */
      readonly service: string;
      readonly task: string;
    };
    readonly TimersDto: {
      /** @description Services whose timers this login may not read. */
      readonly notReadable: readonly string[];
      readonly timers: readonly components['schemas']['TimerDto'][];
    };
    readonly ToldFromDto: {
      readonly id: string;
      /** @description The authenticated publisher. */
      readonly publisher: string;
      readonly source: string;
    };
    readonly ToldLineDto: {
      /** Format: date-time */
      readonly at: string;
      /** @description For staff. */
      readonly data?: {
        readonly [key: string]: unknown;
      };
      /** @description For staff. */
      readonly from?: components['schemas']['ToldFromDto'];
      /** Format: date-time */
      readonly receivedAt: string;
      readonly sentence: components['schemas']['SentenceDto'];
      /** @example shop.order.paid */
      readonly type: string;
    };
    readonly ToldNoticeDto: {
      /** @description Version of the catalogue that the words are from. */
      readonly catalogue: number;
      /** @description By which way the buyer preferred it; absent: the choice of the shop. */
      readonly channel?: components['schemas']['NoticeChannel'];
      readonly code: components['schemas']['NoticeCode'];
      /** @description The languages in which it was sent. */
      readonly languages: readonly ('zh' | 'en')[];
      readonly sentence: components['schemas']['SentenceDto'];
      /**
       * @description What the sentence is made of.
       * @example {
       *       "quantity": 1
       *     }
       */
      readonly values: {
        readonly [key: string]: string | number;
      };
      /** @description In which languages and by which way it went out. */
      readonly way: components['schemas']['SentenceDto'];
    };
    readonly TopicDto: {
      readonly partitions: number;
      /** @description What is wrong with it; absent where nothing is. */
      readonly problem?: string;
      /** @example shop.orders */
      readonly topic: string;
    };
    readonly TriedDto: {
      /** Format: date-time */
      readonly at: string;
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly TurnedOutDto: {
      readonly bad: components['schemas']['DecisionCountDto'];
      readonly good: components['schemas']['DecisionCountDto'];
      readonly unknown: components['schemas']['DecisionCountDto'];
    };
    readonly UnitsDto: {
      readonly delivered: number;
      readonly missing: number;
      /** @description Of the missing ones: in open supplier orders of the shop. */
      readonly open: number;
      readonly ordered: number;
      readonly refunded: number;
      /** @description Of the missing ones: under way, or of unknown outcome. */
      readonly unsettled: number;
    };
    readonly UnknownFactorDto: {
      readonly factor: string;
      readonly missing: readonly string[];
      readonly points: number;
      /** @description What has no data. */
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly UnreadableMessageDto: {
      readonly detail: string;
      /** @description Stable code of what is wrong with it. */
      readonly reason: string;
    };
    readonly UnscoredFactorDto: {
      readonly factor: string;
      readonly missing: readonly string[];
      readonly points: number;
      /** @description What has no data. */
      readonly sentence: components['schemas']['SentenceDto'];
    };
    readonly UsualTimeDto: {
      readonly cases: number;
      /** @description Half of the cases took no longer. */
      readonly medianMs: number;
      /** @description Nine of ten took no longer. */
      readonly nineOfTenMs: number;
      /**
       * @description Of the asked reason, or of all for want of cases.
       * @enum {string}
       */
      readonly of: 'reason' | 'all';
      readonly sentence: components['schemas']['SentenceDto'];
      /**
       * @description `verifying`: request to approval. `resubmitting`: approval to delivery. `whole`: request to delivery. `person`: hand-over to decision.
       * @enum {string}
       */
      readonly stage: 'verifying' | 'resubmitting' | 'whole' | 'person';
    };
    readonly UsualTimesDto: {
      /** @description Of deliveries in so many days. */
      readonly days: number;
      /** @description Without the stages of which too few cases are known. */
      readonly stages: readonly components['schemas']['UsualTimeDto'][];
    };
    readonly VerdictDto: {
      /**
       * @description What stood against it.
       * @example outside-window
       */
      readonly code?: string;
      readonly factors: readonly components['schemas']['HitFactorDto'][];
      readonly outcome: components['schemas']['DecisionOutcome'];
      /** @description Absent where nothing was scored. */
      readonly points?: number;
      readonly sentence?: components['schemas']['SentenceDto'];
    };
    /**
     * @description `proof`: the payment gateway. `platform`: our machines. `reviewer`, `support`: a person of verification, of after-sales. `supplier`: stock or supplier, with retries. `buyer`: the confirmation of the receipt.
     * @enum {string}
     */
    readonly WaitsFor: 'proof' | 'platform' | 'reviewer' | 'supplier' | 'support' | 'buyer';
    readonly WholeRecipientDto: {
      /** @example *******0000 */
      readonly accountMasked: string;
      readonly gameArea?: string;
      readonly gameServer?: string;
      readonly goodsKind: components['schemas']['RechargeKind'];
      /** @example 我的手机 */
      readonly name?: string;
      readonly rechargeTarget: components['schemas']['RechargeTargetDto'];
      /** Format: uuid */
      readonly recipientId: string;
      /** Format: date-time */
      readonly savedAt: string;
      /** @description `learnt`: from a delivery that the buyer confirmed. */
      readonly source: components['schemas']['RecipientSource'];
      /**
       * @description The recharge template whose fields it fills in; absent: of goods without one.
       * @example dragon-quest
       */
      readonly templateId?: string;
      /** @description The name of that template today. */
      readonly templateName?: components['schemas']['SentenceDto'];
      /** Format: date-time */
      readonly usedAt: string;
    };
    readonly WithdrawTemplateDto: {
      /** @example the goods are sold no more */
      readonly because: string;
    };
  };
  responses: {
    /** @description The request cannot be read or is not valid: `malformed-request` */
    readonly Problem400: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request` */
    readonly 'Problem400-2': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'invalid-request' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request` */
    readonly 'Problem400-3': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'body-not-utf8' | 'invalid-request' | 'malformed-request' | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `payload-invalid`, `nothing-changed`, `identity-changed` */
    readonly 'Problem400-4': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'body-not-utf8'
            | 'identity-changed'
            | 'invalid-request'
            | 'malformed-request'
            | 'nothing-changed'
            | 'payload-invalid'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `too-many-events` */
    readonly 'Problem400-5': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'body-not-utf8'
            | 'invalid-request'
            | 'malformed-request'
            | 'too-many-events'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request`, `bad-cursor` */
    readonly 'Problem400-6': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'bad-cursor' | 'invalid-request' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request`, `as-of-in-the-future` */
    readonly 'Problem400-7': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'as-of-in-the-future' | 'invalid-request' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8` */
    readonly 'Problem400-8': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'body-not-utf8' | 'malformed-request' | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `idempotency-key-missing`, `idempotency-key-invalid` */
    readonly 'Problem400-9': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'body-not-utf8'
            | 'idempotency-key-invalid'
            | 'idempotency-key-missing'
            | 'invalid-request'
            | 'malformed-request'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-goods-id` */
    readonly 'Problem400-10': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'invalid-goods-id' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `invalid-goods-id` */
    readonly 'Problem400-11': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'body-not-utf8'
            | 'invalid-goods-id'
            | 'invalid-request'
            | 'malformed-request'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-request`, `invalid-goods-id` */
    readonly 'Problem400-12': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'invalid-goods-id' | 'invalid-request' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `bad-selection` */
    readonly 'Problem400-13': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'bad-selection'
            | 'body-not-utf8'
            | 'invalid-request'
            | 'malformed-request'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-role-id` */
    readonly 'Problem400-14': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'body-not-utf8' | 'invalid-role-id' | 'malformed-request' | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `idempotency-key-missing`, `idempotency-key-invalid` */
    readonly 'Problem400-15': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'body-not-utf8'
            | 'idempotency-key-invalid'
            | 'idempotency-key-missing'
            | 'malformed-request'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `invalid-position` */
    readonly 'Problem400-16': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'invalid-position' | 'malformed-request';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `bad-place`, `bad-selection` */
    readonly 'Problem400-17': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'bad-place'
            | 'bad-selection'
            | 'body-not-utf8'
            | 'invalid-request'
            | 'malformed-request'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `nothing-chosen` */
    readonly 'Problem400-18': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'body-not-utf8'
            | 'invalid-request'
            | 'malformed-request'
            | 'nothing-chosen'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `type-not-handled`, `bad-selection` */
    readonly 'Problem400-19': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'bad-selection'
            | 'body-not-utf8'
            | 'invalid-request'
            | 'malformed-request'
            | 'type-not-handled'
            | 'unsupported-charset';
        };
      };
    };
    /** @description The request cannot be read or is not valid: `malformed-request`, `unsupported-charset`, `body-not-utf8`, `invalid-request`, `bad-selection`, `projection-needs-all-events`, `verify-needs-projection`, `projection-needs-all-types`, `type-not-handled` */
    readonly 'Problem400-20': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'bad-selection'
            | 'body-not-utf8'
            | 'invalid-request'
            | 'malformed-request'
            | 'projection-needs-all-events'
            | 'projection-needs-all-types'
            | 'type-not-handled'
            | 'unsupported-charset'
            | 'verify-needs-projection';
        };
      };
    };
    /** @description No valid token: `token-missing`, `token-invalid`, `token-expired` */
    readonly Problem401: {
      headers: {
        /** @description The Bearer challenge. */
        readonly 'WWW-Authenticate'?: string;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'token-expired' | 'token-invalid' | 'token-missing';
        };
      };
    };
    /** @description Not for this caller: `role-not-allowed` */
    readonly Problem403: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'role-not-allowed';
        };
      };
    };
    /** @description Not for this caller: `not-from-here`, `demo-tokens-off` */
    readonly 'Problem403-2': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'demo-tokens-off' | 'not-from-here';
        };
      };
    };
    /** @description Not for this caller: `role-not-allowed`, `demo-tokens-off` */
    readonly 'Problem403-3': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'demo-tokens-off' | 'role-not-allowed';
        };
      };
    };
    /** @description Not for this caller: `role-not-allowed`, `override-not-allowed` */
    readonly 'Problem403-4': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'override-not-allowed' | 'role-not-allowed';
        };
      };
    };
    /** @description Not for this caller: `role-not-allowed`, `template-not-yours`, `game-for-ops` */
    readonly 'Problem403-5': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'game-for-ops' | 'role-not-allowed' | 'template-not-yours';
        };
      };
    };
    /** @description Not for this caller: `role-not-allowed`, `template-not-yours` */
    readonly 'Problem403-6': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'role-not-allowed' | 'template-not-yours';
        };
      };
    };
    /** @description Not for this caller: `role-not-allowed`, `sign-in-needed` */
    readonly 'Problem403-7': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'role-not-allowed' | 'sign-in-needed';
        };
      };
    };
    /** @description Not found, or not yours: `dead-letter-not-found` */
    readonly Problem404: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'dead-letter-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `consumer-group-not-found` */
    readonly 'Problem404-2': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'consumer-group-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `timer-service-not-found` */
    readonly 'Problem404-3': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'timer-service-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `order-not-found` */
    readonly 'Problem404-4': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'order-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `offer-code-unknown` */
    readonly 'Problem404-5': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'offer-code-unknown';
        };
      };
    };
    /** @description Not found, or not yours: `order-not-found`, `recipient-not-found` */
    readonly 'Problem404-6': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'order-not-found' | 'recipient-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `recipient-template-unknown` */
    readonly 'Problem404-7': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'recipient-template-unknown';
        };
      };
    };
    /** @description Not found, or not yours: `recipient-not-found` */
    readonly 'Problem404-8': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'recipient-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `template-not-found` */
    readonly 'Problem404-9': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'template-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `policy-not-found` */
    readonly 'Problem404-10': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'policy-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `backtest-not-found` */
    readonly 'Problem404-11': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'backtest-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `order-not-found`, `cards-not-issued` */
    readonly 'Problem404-12': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'cards-not-issued' | 'order-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `order-not-found`, `no-resubmission` */
    readonly 'Problem404-13': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'no-resubmission' | 'order-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `consumer-group-not-found` */
    readonly 'Problem404-14': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'consumer-group-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `consumer-group-not-found` */
    readonly 'Problem404-15': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'consumer-group-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `nothing-parked` */
    readonly 'Problem404-16': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'nothing-parked';
        };
      };
    };
    /** @description Not found, or not yours: `job-not-found` */
    readonly 'Problem404-17': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'job-not-found';
        };
      };
    };
    /** @description Not found, or not yours: `nothing-selected`, `consumer-group-not-found` */
    readonly 'Problem404-18': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'consumer-group-not-found' | 'nothing-selected';
        };
      };
    };
    /** @description Not found, or not yours: `projection-not-found`, `consumer-group-not-found` */
    readonly 'Problem404-19': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'consumer-group-not-found' | 'projection-not-found';
        };
      };
    };
    /** @description The request did not arrive in time: `request-timed-out` */
    readonly Problem408: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'request-timed-out';
        };
      };
    };
    /** @description The state of the order does not allow it: `dead-letter-unreadable`, `dead-letter-forgotten` */
    readonly Problem409: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'dead-letter-forgotten' | 'dead-letter-unreadable';
        };
      };
    };
    /** @description The state of the order does not allow it: `dead-letter-unreadable`, `dead-letter-forgotten`, `dead-letter-changed` */
    readonly 'Problem409-2': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'dead-letter-changed' | 'dead-letter-forgotten' | 'dead-letter-unreadable';
        };
      };
    };
    /** @description The state of the order does not allow it: `demo-port-taken`, `demo-bench-outside` */
    readonly 'Problem409-3': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'demo-bench-outside' | 'demo-port-taken';
        };
      };
    };
    /** @description The state of the order does not allow it: `offer-not-open` */
    readonly 'Problem409-4': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'offer-not-open';
        };
      };
    };
    /** @description The state of the order does not allow it: `offer-code-used`, `offer-code-expired` */
    readonly 'Problem409-5': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'offer-code-expired' | 'offer-code-used';
        };
      };
    };
    /** @description The state of the order does not allow it: `order-incomplete`, `resubmission-open`, `delivered-by-us`, `order-delivered`, `order-refunded`, `order-cancelled`, `nothing-owed`, `refund-announced`, `outside-window`, `too-many-resubmissions`, `buyer-limit-reached`, `payment-number-unknown`, `underpaid`, `payment-not-found`, `payment-not-made`, `payment-refunded`, `payment-mismatch`, `conflict-open`, `record-full`, `maybe-delivered`, `refund-without-units`, `cancelled-after-payment`, `failure-needs-person`, `payment-unclear`, `order-in-progress`, `too-early`, `same-account` */
    readonly 'Problem409-6': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'buyer-limit-reached'
            | 'cancelled-after-payment'
            | 'conflict-open'
            | 'delivered-by-us'
            | 'failure-needs-person'
            | 'maybe-delivered'
            | 'nothing-owed'
            | 'order-cancelled'
            | 'order-delivered'
            | 'order-in-progress'
            | 'order-incomplete'
            | 'order-refunded'
            | 'outside-window'
            | 'payment-mismatch'
            | 'payment-not-found'
            | 'payment-not-made'
            | 'payment-number-unknown'
            | 'payment-refunded'
            | 'payment-unclear'
            | 'record-full'
            | 'refund-announced'
            | 'refund-without-units'
            | 'resubmission-open'
            | 'same-account'
            | 'too-early'
            | 'too-many-resubmissions'
            | 'underpaid';
        };
      };
    };
    /** @description The state of the order does not allow it: `consent-text-changed` */
    readonly 'Problem409-7': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'consent-text-changed';
        };
      };
    };
    /** @description The state of the order does not allow it: `too-many-recipients` */
    readonly 'Problem409-8': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'too-many-recipients';
        };
      };
    };
    /** @description The state of the order does not allow it: `goods-taken` */
    readonly 'Problem409-9': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'goods-taken';
        };
      };
    };
    /** @description The state of the order does not allow it: `policy-not-checked`, `job-target-busy` */
    readonly 'Problem409-10': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'job-target-busy' | 'policy-not-checked';
        };
      };
    };
    /** @description The state of the order does not allow it: `backtest-not-done` */
    readonly 'Problem409-11': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'backtest-not-done';
        };
      };
    };
    /** @description The state of the order does not allow it: `job-in-other-state`, `job-target-busy` */
    readonly 'Problem409-12': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'job-in-other-state' | 'job-target-busy';
        };
      };
    };
    /** @description The state of the order does not allow it: `policy-not-checked`, `policy-in-force`, `shadow-taken` */
    readonly 'Problem409-13': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'policy-in-force' | 'policy-not-checked' | 'shadow-taken';
        };
      };
    };
    /** @description The state of the order does not allow it: `shadow-not-running` */
    readonly 'Problem409-14': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'shadow-not-running';
        };
      };
    };
    /** @description The state of the order does not allow it: `evidence-not-asked`, `evidence-not-kept`, `too-much-evidence`, `evidence-sent-before`, `too-many-refused-files` */
    readonly 'Problem409-15': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'evidence-not-asked'
            | 'evidence-not-kept'
            | 'evidence-sent-before'
            | 'too-many-refused-files'
            | 'too-much-evidence';
        };
      };
    };
    /** @description The state of the order does not allow it: `evidence-not-kept` */
    readonly 'Problem409-16': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'evidence-not-kept';
        };
      };
    };
    /** @description The state of the order does not allow it: `policy-version-fixed` */
    readonly 'Problem409-17': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'policy-version-fixed';
        };
      };
    };
    /** @description The state of the order does not allow it: `policy-not-checked`, `policy-in-force`, `second-person-needed`, `policy-stands-otherwise` */
    readonly 'Problem409-18': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            'policy-in-force' | 'policy-not-checked' | 'policy-stands-otherwise' | 'second-person-needed';
        };
      };
    };
    /** @description The state of the order does not allow it: `review-closed` */
    readonly 'Problem409-19': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'review-closed';
        };
      };
    };
    /** @description The state of the order does not allow it: `review-closed`, `claimed-by-another`, `own-order` */
    readonly 'Problem409-20': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'claimed-by-another' | 'own-order' | 'review-closed';
        };
      };
    };
    /** @description The state of the order does not allow it: `review-closed`, `not-claimed`, `already-decided`, `own-order`, `second-person-needed`, `evidence-full` */
    readonly 'Problem409-21': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'already-decided'
            | 'evidence-full'
            | 'not-claimed'
            | 'own-order'
            | 'review-closed'
            | 'second-person-needed';
        };
      };
    };
    /** @description The state of the order does not allow it: `too-late` */
    readonly 'Problem409-22': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'too-late';
        };
      };
    };
    /** @description The state of the order does not allow it: `permission-not-awaited`, `code-expired`, `code-tries-used`, `code-not-sent` */
    readonly 'Problem409-23': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'code-expired' | 'code-not-sent' | 'code-tries-used' | 'permission-not-awaited';
        };
      };
    };
    /** @description The state of the order does not allow it: `permission-not-awaited`, `code-sent-just-now`, `code-sent-too-often` */
    readonly 'Problem409-24': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'code-sent-just-now' | 'code-sent-too-often' | 'permission-not-awaited';
        };
      };
    };
    /** @description The state of the order does not allow it: `permission-not-awaited` */
    readonly 'Problem409-25': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'permission-not-awaited';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-waiting` */
    readonly 'Problem409-26': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'not-waiting';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-waiting`, `nothing-open` */
    readonly 'Problem409-27': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'not-waiting' | 'nothing-open';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-delivered`, `too-many-looks`, `no-cards` */
    readonly 'Problem409-28': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'no-cards' | 'not-delivered' | 'too-many-looks';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-delivered`, `not-looked-at` */
    readonly 'Problem409-29': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'not-delivered' | 'not-looked-at';
        };
      };
    };
    /** @description The state of the order does not allow it: `no-such-conflict` */
    readonly 'Problem409-30': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'no-such-conflict';
        };
      };
    };
    /** @description The state of the order does not allow it: `no-such-conflict`, `action-not-safe` */
    readonly 'Problem409-31': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'action-not-safe' | 'no-such-conflict';
        };
      };
    };
    /** @description The state of the order does not allow it: `not-delivered` */
    readonly 'Problem409-32': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'not-delivered';
        };
      };
    };
    /** @description The state of the order does not allow it: `database-elsewhere` */
    readonly 'Problem409-33': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'database-elsewhere';
        };
      };
    };
    /** @description The state of the order does not allow it: `group-not-paused` */
    readonly 'Problem409-34': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'group-not-paused';
        };
      };
    };
    /** @description The state of the order does not allow it: `plan-expired`, `job-target-busy`, `job-in-other-state`, `impact-missing` */
    readonly 'Problem409-35': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'impact-missing' | 'job-in-other-state' | 'job-target-busy' | 'plan-expired';
        };
      };
    };
    /** @description The state of the order does not allow it: `job-in-other-state` */
    readonly 'Problem409-36': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'job-in-other-state';
        };
      };
    };
    /** @description The state of the order does not allow it: `all-reach-outside`, `no-broker`, `topic-owned` */
    readonly 'Problem409-37': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'all-reach-outside' | 'no-broker' | 'topic-owned';
        };
      };
    };
    /** @description The state of the order does not allow it: `nothing-compared` */
    readonly 'Problem409-38': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'nothing-compared';
        };
      };
    };
    /** @description The state of the order does not allow it: `job-cannot-swap`, `job-target-busy` */
    readonly 'Problem409-39': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'job-cannot-swap' | 'job-target-busy';
        };
      };
    };
    /** @description Refused: `evidence-removed` */
    readonly Problem410: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'evidence-removed';
        };
      };
    };
    /** @description The body is too large: `body-too-large` */
    readonly Problem413: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'body-too-large';
        };
      };
    };
    /** @description The content type is not taken: `unsupported-media-type` */
    readonly Problem415: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'unsupported-media-type';
        };
      };
    };
    /** @description The request itself is not allowed: `reason-does-not-fit`, `change-missing`, `change-not-allowed`, `change-needs-money`, `goods-not-offered`, `goods-cost-more`, `difference-not-accepted`, `recharge-target-unexpected`, `account-invalid`, `idempotency-key-reused`, `recharge-target-missing` */
    readonly Problem422: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'account-invalid'
            | 'change-missing'
            | 'change-needs-money'
            | 'change-not-allowed'
            | 'difference-not-accepted'
            | 'goods-cost-more'
            | 'goods-not-offered'
            | 'idempotency-key-reused'
            | 'reason-does-not-fit'
            | 'recharge-target-missing'
            | 'recharge-target-unexpected';
        };
      };
    };
    /** @description The request itself is not allowed: `goods-refused` */
    readonly 'Problem422-2': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'goods-refused';
        };
      };
    };
    /** @description The request itself is not allowed: `recipient-not-taken` */
    readonly 'Problem422-3': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'recipient-not-taken';
        };
      };
    };
    /** @description The request itself is not allowed: `template-refused` */
    readonly 'Problem422-4': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'template-refused';
        };
      };
    };
    /** @description The request itself is not allowed: `evidence-empty`, `evidence-kind-not-taken`, `evidence-unreadable`, `evidence-encrypted`, `evidence-too-complex`, `evidence-too-many-pixels` */
    readonly 'Problem422-5': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'evidence-empty'
            | 'evidence-encrypted'
            | 'evidence-kind-not-taken'
            | 'evidence-too-complex'
            | 'evidence-too-many-pixels'
            | 'evidence-unreadable';
        };
      };
    };
    /** @description The request itself is not allowed: `policy-unnamed` */
    readonly 'Problem422-6': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'policy-unnamed';
        };
      };
    };
    /** @description The request itself is not allowed: `activation-in-the-past` */
    readonly 'Problem422-7': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'activation-in-the-past';
        };
      };
    };
    /** @description The request itself is not allowed: `code-wrong` */
    readonly 'Problem422-8': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'code-wrong';
        };
      };
    };
    /** @description The request itself is not allowed: `batch-id-reused`, `cards-refused` */
    readonly 'Problem422-9': {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'batch-id-reused' | 'cards-refused';
        };
      };
    };
    /** @description Too many requests: try again later: `too-many-requests` */
    readonly Problem429: {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'too-many-requests';
        };
      };
    };
    /** @description Too many requests: try again later: `too-many-requests`, `too-many-streams` */
    readonly 'Problem429-2': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'too-many-requests' | 'too-many-streams';
        };
      };
    };
    /** @description Too many requests: try again later: `too-many-requests`, `too-many-files` */
    readonly 'Problem429-3': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'too-many-files' | 'too-many-requests';
        };
      };
    };
    /** @description The headers are too large: `headers-too-large` */
    readonly Problem431: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'headers-too-large';
        };
      };
    };
    /** @description A fault inside: `internal-error` */
    readonly Problem500: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'internal-error';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded` */
    readonly Problem503: {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'overloaded' | 'service-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded`, `not-ready` */
    readonly 'Problem503-2': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code: 'not-ready' | 'overloaded' | 'service-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable`, `database-full`, `database-read-only` */
    readonly 'Problem503-3': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'database-full'
            | 'database-read-only'
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'overloaded'
            | 'service-unavailable'
            | 'token-keys-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable`, `database-full`, `database-read-only`, `streams-exhausted` */
    readonly 'Problem503-4': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'database-full'
            | 'database-read-only'
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'overloaded'
            | 'service-unavailable'
            | 'streams-exhausted'
            | 'token-keys-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable`, `database-full`, `database-read-only`, `payment-gateway-unavailable` */
    readonly 'Problem503-5': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'database-full'
            | 'database-read-only'
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'overloaded'
            | 'payment-gateway-unavailable'
            | 'service-unavailable'
            | 'token-keys-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable`, `database-full`, `database-read-only`, `files-exhausted`, `evidence-store-unavailable` */
    readonly 'Problem503-6': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'database-full'
            | 'database-read-only'
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'evidence-store-unavailable'
            | 'files-exhausted'
            | 'overloaded'
            | 'service-unavailable'
            | 'token-keys-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable`, `database-full`, `database-read-only`, `evidence-store-unavailable` */
    readonly 'Problem503-7': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'database-full'
            | 'database-read-only'
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'evidence-store-unavailable'
            | 'overloaded'
            | 'service-unavailable'
            | 'token-keys-unavailable';
        };
      };
    };
    /** @description Not now: the same request may succeed later: `service-unavailable`, `overloaded`, `token-keys-unavailable`, `event-store-unavailable`, `database-unavailable`, `database-full`, `database-read-only`, `cards-unavailable` */
    readonly 'Problem503-8': {
      headers: {
        /** @description Seconds until a retry makes sense. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          readonly code:
            | 'cards-unavailable'
            | 'database-full'
            | 'database-read-only'
            | 'database-unavailable'
            | 'event-store-unavailable'
            | 'overloaded'
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
  readonly DemoTokensController_keys: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PublicKeysDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503'];
    };
  };
  readonly BackupsController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BackupsDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-33'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BackupsController_plan: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-33'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly CardStockController_count: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'after-sales';
      };
      readonly path: {
        readonly goodsId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CardCountsDto'];
        };
      };
      readonly 400: components['responses']['Problem400-10'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly CardStockController_importBatch: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly goodsId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CardBatchDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CardBatchImportedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-11'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-9'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ComplexityController_read: {
    readonly parameters: {
      readonly query?: {
        readonly by?: components['schemas']['ComplexityGrouping'];
        readonly channel?: string;
        readonly days?: number;
        readonly goodsKind?: components['schemas']['GoodsKind'];
        readonly policyVersion?: string;
        readonly reason?: components['schemas']['ResubmissionReason'];
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops' | 'reviewer' | 'finance';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ComplexityDto'];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ConflictsController_open: {
    readonly parameters: {
      readonly query?: {
        readonly cursor?: string;
        readonly limit?: number;
        readonly sort?: 'foundAt' | '-foundAt' | 'orderId' | '-orderId';
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['OpenConflictRowDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-6'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ConflictChangesController_follow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The data of an event is the JSON text of a `ChangedDto`; views: `conflicts`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly ConsumersController_paused: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['PausedGroupDto'][];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ConsumersController_pause: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly group: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PausedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-14'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ConsumersController_reset: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly group: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ResetDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ResetDoneDto'];
        };
      };
      readonly 400: components['responses']['Problem400-17'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-15'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-34'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ConsumersController_resume: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly group: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PausedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-14'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DeadLettersController_list: {
    readonly parameters: {
      readonly query?: {
        readonly after?: string;
        readonly group?: string;
        readonly limit?: number;
        readonly orderId?: string;
        readonly state?: 'parked' | 'redriven' | 'discarded';
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['DeadLetterDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DeadLettersController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeadLetterDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DeadLettersController_discard: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DiscardDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DiscardedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly LetterPayloadController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PayloadDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly LetterPayloadController_edit: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['EditPayloadDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['EditedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-4'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-2'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DeadLettersController_redrive: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RedriveDto'];
      };
    };
    readonly responses: {
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RedriveAcceptedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-2'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DeadLetterReasonsController_why: {
    readonly parameters: {
      readonly query?: {
        readonly group?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['DeadLetterReasonDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DemoBenchController_look: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BenchDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-3'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DemoBenchController_place: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BenchOrderDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BenchPlacedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-3'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-3'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DemoBenchController_empty: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BenchEmptyDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BenchEmptiedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-3'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DemoBenchController_supplier: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BenchSupplierDto'];
      };
    };
    readonly responses: {
      /** @description It does so from now on. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-3'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-3'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DemoBenchController_due: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BenchTimerDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BenchMovedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-3'];
      readonly 404: components['responses']['Problem404-3'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly DemoTokensController_issue: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DemoTokenRequest'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['IssuedTokenDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 403: components['responses']['Problem403-2'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503'];
    };
  };
  readonly DiscardsController_plan: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PlanDiscardDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-18'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-16'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly EventsController_find: {
    readonly parameters: {
      readonly query?: {
        readonly actor?: string;
        readonly correlation?: string;
        readonly follow?: boolean;
        readonly from?: string;
        readonly limit?: number;
        readonly orders?: readonly string[];
        readonly to?: string;
        readonly types?: readonly string[];
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Each line is the JSON text of an `EventLineDto`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/x-ndjson': string;
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly EvidenceChecksController_pieces: {
    readonly parameters: {
      readonly query?: {
        readonly after?: string;
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CheckedPiecesDto'];
        };
      };
      readonly 400: components['responses']['Problem400-6'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-16'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-7'];
    };
  };
  readonly EvidenceChecksController_find: {
    readonly parameters: {
      readonly query?: {
        readonly after?: string;
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FoundStraysDto'];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-16'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-7'];
    };
  };
  readonly FlowController_flow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FlowDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly GoodsCatalogueController_page: {
    readonly parameters: {
      readonly query?: {
        readonly after?: string;
        readonly goodsId?: string;
        readonly limit?: number;
        readonly q?: string;
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['GoodsPageDto'];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly GoodsImportsController_import: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ImportGoodsDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['GoodsCheckDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-2'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly GoodsImportsController_check: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['GoodsFileDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['GoodsCheckDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly GoodsCatalogueController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'merchant' | 'after-sales' | 'ops' | 'service';
      };
      readonly path: {
        readonly goodsId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CatalogueEntryDto'];
        };
      };
      readonly 400: components['responses']['Problem400-10'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly GoodsCatalogueController_price: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'service';
      };
      readonly path: {
        readonly goodsId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PricedGoodsDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CatalogueEntryDto'];
        };
      };
      readonly 400: components['responses']['Problem400-11'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly GoodsCatalogueController_allow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'merchant' | 'ops' | 'service';
      };
      readonly path: {
        readonly goodsId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AlternativesDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CatalogueEntryDto'];
        };
      };
      readonly 400: components['responses']['Problem400-11'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly GoodsCatalogueController_changesOf: {
    readonly parameters: {
      readonly query?: {
        readonly before?: string;
        readonly limit?: number;
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops';
      };
      readonly path: {
        readonly goodsId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['GoodsChangesDto'];
        };
      };
      readonly 400: components['responses']['Problem400-12'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly HealthController_live: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['HealthDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503'];
    };
  };
  readonly HealthController_ready: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['HealthDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-2'];
    };
  };
  readonly InstallationController_look: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['InstallationDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly IssuedCardsController_open: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['OpenCardsDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['IssuedCardsDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-12'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_list: {
    readonly parameters: {
      readonly query?: {
        readonly limit?: number;
        readonly state?: 'planned' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
        readonly target?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['JobDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobWithEventsDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_cancel: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-36'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_impact: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PlanImpactDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_pause: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-36'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_rate: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RateDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-36'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_resume: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-12'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly JobsController_run: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-35'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly LagController_groups: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['GroupLagDto'][];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly LogController_read: {
    readonly parameters: {
      readonly query?: {
        readonly limit?: number;
        readonly since?: string;
        readonly who?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['LogLineDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ManualWorkController_list: {
    readonly parameters: {
      readonly query?: {
        readonly cursor?: string;
        readonly limit?: number;
        readonly sort?: 'deadline' | '-deadline' | 'orderId' | '-orderId';
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'after-sales';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['ManualWorkRowDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-6'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ManualWorkController_item: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'after-sales';
      };
      readonly path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ManualWorkItemDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-26'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ManualWorkController_resolve: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description New for each request, the same for each retry of it: then the retry gets the same answer. */
        readonly 'Idempotency-Key': string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'after-sales';
      };
      readonly path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ResolutionDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ManualWorkResolvedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-9'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-27'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ManualWorkChangesController_follow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'after-sales';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The data of an event is the JSON text of a `ChangedDto`; views: `manual-work`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly MetricsController_metrics: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/plain': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503'];
    };
  };
  readonly MyOffersController_mine: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MyOffersDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly MyOrdersController_page: {
    readonly parameters: {
      readonly query?: {
        readonly cursor?: string;
        readonly limit?: number;
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['MyOrdersDto'];
        };
      };
      readonly 400: components['responses']['Problem400-6'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PreferencesController_view: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PreferencesDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PreferencesController_save: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PreferencesDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PreferencesDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RecipientsController_list: {
    readonly parameters: {
      readonly query?: {
        readonly orderId?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RecipientsDto'];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RecipientsController_add: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AddRecipientDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RecipientDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-7'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-8'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-3'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RecipientsController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly recipientId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WholeRecipientDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-8'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RecipientsController_forget: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly recipientId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RecipientsDto'];
        };
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-8'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RecipientsController_name: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly recipientId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': components['schemas']['NameRecipientDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RecipientDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-8'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly MyRolesController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['MyRoleDto'][];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly MyRolesController_forget: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly roleId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components['responses']['Problem400-14'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ZeroTouchConsentController_view: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ConsentDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ZeroTouchConsentController_give: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['GiveConsentDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ConsentDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-7'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ZeroTouchConsentController_withdraw: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ConsentDto'];
        };
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly OfferCodesController_exchange: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ExchangeCodeDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OfferSessionDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 404: components['responses']['Problem404-5'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-5'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503'];
    };
  };
  readonly ChangesController_follow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The data of an event is the JSON text of a `ChangedDto`; views: `consumers`, `dead-letters`, `flow`, `jobs`, `log`, `projections`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly OrderEventsController_publish: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Binary mode: this attribute of the event. */
        readonly 'ce-id'?: string;
        /** @description Binary mode: this attribute of the event. */
        readonly 'ce-source'?: string;
        /** @description Binary mode: this attribute of the event. */
        readonly 'ce-specversion'?: '1.0';
        /** @description Binary mode: this attribute of the event. */
        readonly 'ce-subject'?: string;
        /** @description Binary mode: this attribute of the event. */
        readonly 'ce-time'?: string;
        /** @description Binary mode: this attribute of the event. */
        readonly 'ce-type'?:
          | 'shop.order.placed'
          | 'shop.order.payment-started'
          | 'shop.order.paid'
          | 'shop.order.payment-timed-out'
          | 'shop.order.refunded'
          | 'shop.order.held'
          | 'shop.order.delivery-failed'
          | 'shop.order.delivered'
          | 'shop.order.delayed'
          | 'shop.order.cancelled'
          | 'shop.order.corrected';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
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
        readonly 'application/cloudevents-batch+json': readonly ({
          /** @description By `type`; empty where the type says it all. */
          readonly data?:
            | components['schemas']['OrderPlacedDto']
            | components['schemas']['PaymentStartedDto']
            | components['schemas']['OrderPaidDto']
            | components['schemas']['PaymentTimedOutDto']
            | components['schemas']['RefundedDto']
            | components['schemas']['HeldDto']
            | components['schemas']['DeliveryFailedDto']
            | components['schemas']['DeliveredDto']
            | components['schemas']['DelayedDto']
            | components['schemas']['CancelledDto']
            | components['schemas']['CorrectedDto'];
          readonly id: string;
          readonly source: string;
          /** @enum {string} */
          readonly specversion: '1.0';
          readonly subject: string;
          /** Format: date-time */
          readonly time: string;
          /** @enum {string} */
          readonly type:
            | 'shop.order.placed'
            | 'shop.order.payment-started'
            | 'shop.order.paid'
            | 'shop.order.payment-timed-out'
            | 'shop.order.refunded'
            | 'shop.order.held'
            | 'shop.order.delivery-failed'
            | 'shop.order.delivered'
            | 'shop.order.delayed'
            | 'shop.order.cancelled'
            | 'shop.order.corrected';
        } & {
          readonly [key: string]: unknown;
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
        readonly 'application/cloudevents+json': {
          /** @description By `type`; empty where the type says it all. */
          readonly data?:
            | components['schemas']['OrderPlacedDto']
            | components['schemas']['PaymentStartedDto']
            | components['schemas']['OrderPaidDto']
            | components['schemas']['PaymentTimedOutDto']
            | components['schemas']['RefundedDto']
            | components['schemas']['HeldDto']
            | components['schemas']['DeliveryFailedDto']
            | components['schemas']['DeliveredDto']
            | components['schemas']['DelayedDto']
            | components['schemas']['CancelledDto']
            | components['schemas']['CorrectedDto'];
          readonly id: string;
          readonly source: string;
          /** @enum {string} */
          readonly specversion: '1.0';
          readonly subject: string;
          /** Format: date-time */
          readonly time: string;
          /** @enum {string} */
          readonly type:
            | 'shop.order.placed'
            | 'shop.order.payment-started'
            | 'shop.order.paid'
            | 'shop.order.payment-timed-out'
            | 'shop.order.refunded'
            | 'shop.order.held'
            | 'shop.order.delivery-failed'
            | 'shop.order.delivered'
            | 'shop.order.delayed'
            | 'shop.order.cancelled'
            | 'shop.order.corrected';
        } & {
          readonly [key: string]: unknown;
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
        readonly 'application/json':
          | ({
              /** @description By `type`; empty where the type says it all. */
              readonly data?:
                | components['schemas']['OrderPlacedDto']
                | components['schemas']['PaymentStartedDto']
                | components['schemas']['OrderPaidDto']
                | components['schemas']['PaymentTimedOutDto']
                | components['schemas']['RefundedDto']
                | components['schemas']['HeldDto']
                | components['schemas']['DeliveryFailedDto']
                | components['schemas']['DeliveredDto']
                | components['schemas']['DelayedDto']
                | components['schemas']['CancelledDto']
                | components['schemas']['CorrectedDto'];
              readonly id: string;
              readonly source: string;
              /** @enum {string} */
              readonly specversion: '1.0';
              readonly subject: string;
              /** Format: date-time */
              readonly time: string;
              /** @enum {string} */
              readonly type:
                | 'shop.order.placed'
                | 'shop.order.payment-started'
                | 'shop.order.paid'
                | 'shop.order.payment-timed-out'
                | 'shop.order.refunded'
                | 'shop.order.held'
                | 'shop.order.delivery-failed'
                | 'shop.order.delivered'
                | 'shop.order.delayed'
                | 'shop.order.cancelled'
                | 'shop.order.corrected';
            } & {
              readonly [key: string]: unknown;
            })
          | readonly ({
              /** @description By `type`; empty where the type says it all. */
              readonly data?:
                | components['schemas']['OrderPlacedDto']
                | components['schemas']['PaymentStartedDto']
                | components['schemas']['OrderPaidDto']
                | components['schemas']['PaymentTimedOutDto']
                | components['schemas']['RefundedDto']
                | components['schemas']['HeldDto']
                | components['schemas']['DeliveryFailedDto']
                | components['schemas']['DeliveredDto']
                | components['schemas']['DelayedDto']
                | components['schemas']['CancelledDto']
                | components['schemas']['CorrectedDto'];
              readonly id: string;
              readonly source: string;
              /** @enum {string} */
              readonly specversion: '1.0';
              readonly subject: string;
              /** Format: date-time */
              readonly time: string;
              /** @enum {string} */
              readonly type:
                | 'shop.order.placed'
                | 'shop.order.payment-started'
                | 'shop.order.paid'
                | 'shop.order.payment-timed-out'
                | 'shop.order.refunded'
                | 'shop.order.held'
                | 'shop.order.delivery-failed'
                | 'shop.order.delivered'
                | 'shop.order.delayed'
                | 'shop.order.cancelled'
                | 'shop.order.corrected';
            } & {
              readonly [key: string]: unknown;
            })[]
          | (
              | components['schemas']['OrderPlacedDto']
              | components['schemas']['PaymentStartedDto']
              | components['schemas']['OrderPaidDto']
              | components['schemas']['PaymentTimedOutDto']
              | components['schemas']['RefundedDto']
              | components['schemas']['HeldDto']
              | components['schemas']['DeliveryFailedDto']
              | components['schemas']['DeliveredDto']
              | components['schemas']['DelayedDto']
              | components['schemas']['CancelledDto']
              | components['schemas']['CorrectedDto']
            );
      };
    };
    readonly responses: {
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OrderEventsTakenDto'];
        };
      };
      readonly 400: components['responses']['Problem400-5'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly OrderEventsController_rejected: {
    readonly parameters: {
      readonly query?: {
        readonly limit?: number;
        readonly orderId?: string;
        readonly publisher?: string;
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'service';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['RejectedOrderEventDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RejectedChangesController_follow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'service';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The data of an event is the JSON text of a `ChangedDto`; views: `rejected`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly OrderStatesController_follow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Events named `bujiao.order.resubmission-state-changed`; the data of each is the JSON text of an `OrderStateChangedDto`. Contradictions come as `bujiao.order.conflict-found` and `bujiao.order.conflict-closed`, with an `OrderConflictToldDto`; what the buyer is told as `bujiao.order.notice`, with an `OrderNoticeDto`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['Problem400-16'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly OrderPageController_page: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?:
          'buyer' | 'merchant' | 'after-sales' | 'ops' | 'reviewer' | 'finance' | 'service';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OrderPageDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ConflictsController_item: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops';
      };
      readonly path: {
        readonly code:
          | 'over-delivered'
          | 'refunded-and-delivered'
          | 'cancelled-and-delivered'
          | 'delivered-after-cancellation'
          | 'publishers-disagree'
          | 'relied-on-withdrawn'
          | 'overpaid'
          | 'payment-unclear'
          | 'placed-twice'
          | 'maybe-delivered'
          | 'refund-without-units'
          | 'cancelled-after-payment'
          | 'failure-needs-person'
          | 'record-full';
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ConflictItemDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-30'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ConflictsController_close: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly code:
          | 'over-delivered'
          | 'refunded-and-delivered'
          | 'cancelled-and-delivered'
          | 'delivered-after-cancellation'
          | 'publishers-disagree'
          | 'relied-on-withdrawn'
          | 'overpaid'
          | 'payment-unclear'
          | 'placed-twice'
          | 'maybe-delivered'
          | 'refund-without-units'
          | 'cancelled-after-payment'
          | 'failure-needs-person'
          | 'record-full';
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CloseConflictDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ConflictClosedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-31'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly EvidenceChecksController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'after-sales' | 'reviewer';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['EvidenceOverviewDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly EvidenceController_content: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'reviewer' | 'after-sales';
      };
      readonly path: {
        readonly evidenceId: string;
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/pdf': string;
          readonly 'image/jpeg': string;
          readonly 'image/png': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 410: components['responses']['Problem410'];
      readonly 429: components['responses']['Problem429-3'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-6'];
    };
  };
  readonly EvidenceChecksController_check: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'after-sales';
      };
      readonly path: {
        readonly evidenceId: string;
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CheckedPieceDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-16'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-7'];
    };
  };
  readonly ExplanationController_explain: {
    readonly parameters: {
      readonly query?: {
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'after-sales' | 'ops' | 'reviewer' | 'finance';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ExplanationDto'];
        };
      };
      readonly 400: components['responses']['Problem400-7'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly HistoryController_history: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'after-sales' | 'ops' | 'reviewer' | 'finance';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['HistoryDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly OffersController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?:
          'buyer' | 'merchant' | 'after-sales' | 'ops' | 'reviewer' | 'finance' | 'service';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OrderOffersDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly OffersController_look: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops' | 'service';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['LookedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-5'];
    };
  };
  readonly OffersController_link: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly offerId: string;
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OfferLinkDto'];
        };
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-4'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly OrderOptionsController_options: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?:
          'buyer' | 'merchant' | 'after-sales' | 'ops' | 'reviewer' | 'finance' | 'service';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OrderOptionsDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ProgressController_progress: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'after-sales' | 'ops' | 'service';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description An event of the stream has a JSON text as its data: that of `progress` is a `ProgressDto`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
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
          readonly 'application/json': components['schemas']['ProgressDto'];
          readonly 'text/event-stream': string;
        };
      };
      /** @description The stream is over, and its end was taken: do not come back. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-13'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly OrderPageController_record: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'after-sales' | 'ops' | 'reviewer' | 'finance';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OrderRecordDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ResubmissionRequestsController_request: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description Id of the device, made by the client. Only its keyed hash is kept. */
        readonly 'bujiao-device'?: string;
        /** @description New for each request, the same for each retry of it: then the retry gets the same answer. */
        readonly 'Idempotency-Key': string;
        /** @description W3C trace context of the caller. */
        readonly traceparent?: string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'after-sales';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': components['schemas']['ResubmissionRequestDto'];
      };
    };
    readonly responses: {
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ResubmissionAcceptedDto'];
        };
      };
      readonly 400: components['responses']['Problem400-9'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-4'];
      readonly 404: components['responses']['Problem404-6'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-6'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly CardRevealController_copied: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CopiedCardDto'];
      };
    };
    readonly responses: {
      /** @description It is recorded */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-29'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly EvidenceController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'reviewer' | 'after-sales';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['EvidenceListDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly EvidenceController_add: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/octet-stream': string;
        readonly 'application/pdf': string;
        readonly 'image/jpeg': string;
        readonly 'image/png': string;
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['EvidenceDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-15'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-5'];
      readonly 429: components['responses']['Problem429-3'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-6'];
    };
  };
  readonly PermissionsController_confirm: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConfirmPermissionDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PermissionDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-7'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-23'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-8'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PermissionsController_makeCode: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PermissionCodeDto'];
        };
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-25'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PermissionsController_sendAgain: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'after-sales';
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PermissionDto'];
        };
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-24'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReceiptsController_confirm: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReceiptDto'];
        };
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-32'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly CardRevealController_reveal: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description New for each request, the same for each retry of it: then the retry gets the same answer. */
        readonly 'Idempotency-Key': string;
      };
      readonly path: {
        /**
         * @description Id of the original order, as the shop gave it.
         * @example SO20261123000017
         */
        readonly orderId: string;
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RevealedCardsDto'];
        };
      };
      readonly 400: components['responses']['Problem400-15'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-4'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-28'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-8'];
    };
  };
  readonly FindOrdersController_find: {
    readonly parameters: {
      readonly query: {
        readonly q: string;
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'after-sales' | 'ops' | 'reviewer' | 'finance';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FoundOrdersDto'];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PoliciesController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PoliciesDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PoliciesController_draft: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DraftPolicyDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PolicyDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-17'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-6'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PoliciesController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path: {
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PolicyDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-10'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PoliciesController_activate: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops';
      };
      readonly path: {
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ActivatePolicyDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PolicyDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-10'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-18'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-7'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path: {
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['BacktestDto'][];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-10'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_start: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops';
      };
      readonly path: {
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['StartBacktestDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BacktestDto'];
        };
      };
      readonly 400: components['responses']['Problem400-13'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-10'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-10'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path: {
        readonly id: string;
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BacktestDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-11'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_act: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops';
      };
      readonly path: {
        readonly act: 'pause' | 'resume' | 'cancel';
        readonly id: string;
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BacktestBecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BacktestDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-11'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-12'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_fit: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path: {
        readonly id: string;
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FitDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-11'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-11'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_shadow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path: {
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ShadowDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-10'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_startShadow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops';
      };
      readonly path: {
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BacktestBecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BacktestDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-10'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-13'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly BacktestsController_endShadow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops';
      };
      readonly path: {
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BacktestBecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BacktestDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-10'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-14'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PolicyChangesController_follow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The data of an event is the JSON text of a `ChangedDto`; views: `backtests`, `policies`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly PoliciesController_lint: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'ops' | 'after-sales' | 'finance';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PolicyTextDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PolicyLintDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly PolicySchemaController_schema: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/schema+json': {
            readonly [key: string]: unknown;
          };
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503'];
    };
  };
  readonly ProjectionsController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['ProjectionDto'][];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly TemplatesController_list: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'merchant' | 'after-sales' | 'reviewer';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['TemplateDto'][];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly TemplatesController_versions: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'merchant' | 'after-sales' | 'reviewer';
      };
      readonly path: {
        readonly templateId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['TemplateDto'][];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-9'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly TemplatesController_publish: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'merchant';
      };
      readonly path: {
        readonly templateId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PublishTemplateDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TemplateDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-5'];
      readonly 404: components['responses']['Problem404-9'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-9'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 422: components['responses']['Problem422-4'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly TemplatesController_check: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'merchant' | 'after-sales' | 'reviewer';
      };
      readonly path: {
        readonly templateId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['TemplateContentDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TemplateCheckDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-9'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly TemplatesController_withdraw: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'ops' | 'merchant';
      };
      readonly path: {
        readonly templateId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['WithdrawTemplateDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TemplateDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403-6'];
      readonly 404: components['responses']['Problem404-9'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RedeliveriesController_plan: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PlanRedeliveryDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-19'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-18'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly RedrivesController_plan: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PlanRedriveDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-16'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReplaysController_plan: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PlanReplayDto'];
      };
    };
    readonly responses: {
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-20'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-19'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-37'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReplaysController_diff: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TableComparisonDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-38'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReplaysController_swap: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-39'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReplaysController_undo: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['BecauseDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['JobDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 404: components['responses']['Problem404-17'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-39'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReviewsController_list: {
    readonly parameters: {
      readonly query?: {
        /** @description `escalated`: those whose deadline passed and that went to a duty of yours, such as `lead-reviewer`. */
        readonly queue?: 'all' | 'escalated';
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'after-sales';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': readonly components['schemas']['ReviewCaseDto'][];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReviewsController_show: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'after-sales';
      };
      readonly path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReviewCaseViewDto'];
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-19'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReviewsController_claim: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'after-sales';
      };
      readonly path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': components['schemas']['ClaimDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReviewCaseDto'];
        };
      };
      readonly 400: components['responses']['Problem400-3'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-20'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReviewsController_decide: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        /** @description New for each request, the same for each retry of it: then the retry gets the same answer. */
        readonly 'Idempotency-Key': string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'after-sales';
      };
      readonly path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReviewDecisionDto'];
      };
    };
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReviewHeldDto'];
        };
      };
      readonly 400: components['responses']['Problem400-9'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-21'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-5'];
    };
  };
  readonly ReviewsController_release: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'after-sales';
      };
      readonly path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReviewsController_takeBack: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'after-sales';
      };
      readonly path: {
        /** @example 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11 */
        readonly resubmissionId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 400: components['responses']['Problem400-8'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 409: components['responses']['Problem409-22'];
      readonly 413: components['responses']['Problem413'];
      readonly 415: components['responses']['Problem415'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly ReviewChangesController_follow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Id of the event that was taken last. */
        readonly 'Last-Event-ID'?: string;
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'reviewer' | 'after-sales';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The data of an event is the JSON text of a `ChangedDto`; views: `reviews`. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      readonly 400: components['responses']['Problem400'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429-2'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-4'];
    };
  };
  readonly TimersController_list: {
    readonly parameters: {
      readonly query?: {
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TimersDto'];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
  readonly UsualTimesController_usual: {
    readonly parameters: {
      readonly query?: {
        readonly reason?: components['schemas']['ResubmissionReason'];
      };
      readonly header?: {
        /** @description The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first. */
        readonly 'x-acting-role'?: 'buyer' | 'merchant' | 'after-sales' | 'ops' | 'reviewer' | 'finance';
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['UsualTimesDto'];
        };
      };
      readonly 400: components['responses']['Problem400-2'];
      readonly 401: components['responses']['Problem401'];
      readonly 403: components['responses']['Problem403'];
      readonly 408: components['responses']['Problem408'];
      readonly 429: components['responses']['Problem429'];
      readonly 431: components['responses']['Problem431'];
      readonly 500: components['responses']['Problem500'];
      readonly 503: components['responses']['Problem503-3'];
    };
  };
}
