import { RiskReader } from '../risk/risk-reader.service.js';

/** For policies without a score: it reads no rows, so it is given none. */
export const NO_RISK_READER = new RiskReader(undefined as never);
