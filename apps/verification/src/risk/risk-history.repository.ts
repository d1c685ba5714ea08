import { Injectable } from '@nestjs/common';
import { Batcher } from '@bujiao/batching';
import { int4s, rowsOf, texts, timestamps, type Column } from '@bujiao/fast-pg';
import { ServicePool } from '@bujiao/platform';
import { saveRows } from '@bujiao/projections';
import type { Features, Marks } from '@bujiao/risk';
import type { Pool } from 'pg';
import { featuresOfHistory, type RiskHistory } from './risk-history.js';
import { READ_RISK_HISTORY } from './risk-history.sql.js';
import { RISK_EVIDENCE, type RiskEvidenceRow } from './risk-evidence.projection.js';
import { RISK_ORDERS, type RiskOrderRow } from './risk-orders.projection.js';
import { RISK_REQUESTS, type RiskRequestRow } from './risk-requests.projection.js';

/** The request whose features are asked for. */
export interface JudgedBuyer {
  readonly buyerId: string;
  /** ms since the epoch; nothing later is read. */
  readonly asOf: number;
  readonly marks: Marks;
  /** The merchant who asks, if one does. */
  readonly merchantId?: string;
}

/** The read model of the risk score. */
@Injectable()
export class RiskHistoryRows {
  private readonly reads: Batcher<JudgedBuyer, Features>;

  constructor(@ServicePool('verification') private readonly pool: Pool) {
    this.reads = new Batcher((judged) => this.read(judged), { maxItems: 64, concurrency: 2 });
  }

  /** As far as the read model has come: events of the last moments may still be on their way to it. */
  featuresOf(judged: JudgedBuyer): Promise<Features> {
    return this.reads.add(judged);
  }

  saveOrders(rows: readonly RiskOrderRow[]): Promise<void> {
    return saveRows(this.pool, RISK_ORDERS, RISK_ORDERS.table.name, rows);
  }

  saveRequests(rows: readonly RiskRequestRow[]): Promise<void> {
    return saveRows(this.pool, RISK_REQUESTS, RISK_REQUESTS.table.name, rows);
  }

  saveEvidence(rows: readonly RiskEvidenceRow[]): Promise<void> {
    return saveRows(this.pool, RISK_EVIDENCE, RISK_EVIDENCE.table.name, rows);
  }

  private async read(judged: readonly JudgedBuyer[]): Promise<Features[]> {
    const marks = (kind: keyof Marks) => texts(judged.map((j) => j.marks[kind] ?? null));
    const rows = await rowsOf<Column[]>(this.pool, {
      name: 'risk-history',
      text: READ_RISK_HISTORY,
      parameters: [
        int4s(judged.map((_, n) => n)),
        texts(judged.map(({ buyerId }) => buyerId)),
        timestamps(judged.map(({ asOf }) => asOf)),
        marks('account'),
        marks('device'),
        marks('address'),
        texts(judged.map(({ merchantId }) => merchantId ?? null)),
      ],
    });
    const byNumber = new Map(rows.map(([n, ...columns]) => [Number(n), historyOf(columns)]));
    return judged.map((j, n) => featuresOfHistory(byNumber.get(n) as RiskHistory, j));
  }
}

const parsed = <Value>(text: Column | undefined, otherwise: Value): Value =>
  text === null || text === undefined ? otherwise : (JSON.parse(text) as Value);

const historyOf = ([
  orders,
  reusedEvidence,
  since,
  account,
  device,
  address,
  devices,
  merchant,
]: readonly Column[]): RiskHistory => ({
  orders: parsed(orders, []),
  reusedEvidence: reusedEvidence === 'true',
  knownSince: parsed(since, undefined),
  uses: { account: parsed(account, []), device: parsed(device, []), address: parsed(address, []) },
  devices: parsed(devices, []),
  merchantRequests: parsed(merchant, 0),
});
