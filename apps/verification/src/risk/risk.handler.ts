import { Controller } from '@nestjs/common';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { gatherRows, typesOf } from '@bujiao/projections';
import { RiskHistoryRows } from './risk-history.repository.js';
import { RISK_EVIDENCE } from './risk-evidence.projection.js';
import { RISK_ORDERS } from './risk-orders.projection.js';
import { RISK_REQUESTS } from './risk-requests.projection.js';

/** Pause between two writes, so that the events of an order become one row. The score lags behind by about this. */
const PACE = { paceMs: 50 };

/** Keeps the read model of the risk score up to date, also while no policy scores: it is there when one does. */
@Controller()
export class RiskHandler {
  constructor(private readonly rows: RiskHistoryRows) {}

  @ProjectsEvents(RISK_ORDERS.name, typesOf(RISK_ORDERS), PACE)
  async projectOrders(events: readonly BusEvent[]): Promise<void> {
    await this.rows.saveOrders(gatherRows(RISK_ORDERS, events));
  }

  @ProjectsEvents(RISK_REQUESTS.name, typesOf(RISK_REQUESTS), PACE)
  async projectRequests(events: readonly BusEvent[]): Promise<void> {
    await this.rows.saveRequests(gatherRows(RISK_REQUESTS, events));
  }

  @ProjectsEvents(RISK_EVIDENCE.name, typesOf(RISK_EVIDENCE), PACE)
  async projectEvidence(events: readonly BusEvent[]): Promise<void> {
    await this.rows.saveEvidence(gatherRows(RISK_EVIDENCE, events));
  }
}
