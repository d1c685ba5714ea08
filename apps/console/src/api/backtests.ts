import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type Backtest = Schemas['BacktestDto'];
export type BacktestReport = Backtest['report'];
export type Comparison = NonNullable<BacktestReport['comparison']>;
export type OutcomeCell = Comparison['cells'][number];
export type Outcome = OutcomeCell['from'];
export type ChangedOrder = Comparison['mostChanged'][number];
export type Verdict = ChangedOrder['old'];
export type TurnedOut = OutcomeCell['turnedOut'];

export interface NewBacktest {
  /** ISO 8601. */
  readonly since: string;
  readonly because: string;
  readonly capacity?: number;
}

export interface BacktestActed {
  readonly version: string;
  readonly id: string;
  readonly act: 'pause' | 'resume' | 'cancel';
  readonly because: string;
}

export const backtests = {
  list: (api: ApiClient, version: string) => api.get('/policies/{version}/backtests', { path: { version } }),
  show: (api: ApiClient, version: string, id: string) =>
    api.get('/policies/{version}/backtests/{id}', { path: { version, id } }),
  start: (api: ApiClient, version: string, body: NewBacktest) =>
    api.post('/policies/{version}/backtests', { path: { version }, body }),
  act: (api: ApiClient, { because, ...path }: BacktestActed) =>
    api.post('/policies/{version}/backtests/{id}/{act}', { path, body: { because } }),
  shadow: (api: ApiClient, version: string) => api.get('/policies/{version}/shadow', { path: { version } }),
  startShadow: (api: ApiClient, version: string, because: string) =>
    api.post('/policies/{version}/shadow', { path: { version }, body: { because } }),
  endShadow: (api: ApiClient, version: string, because: string) =>
    api.post('/policies/{version}/shadow/end', { path: { version }, body: { because } }),
};
