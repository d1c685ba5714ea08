import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type Bench = Schemas['BenchDto'];
export type BenchWay = Schemas['BenchWay'];
export type SupplierMode = Schemas['SupplierMode'];
export const SUPPLIER_MODES = [
  'working',
  'stopped',
  'silent',
  'out-of-stock',
  'off',
] as const satisfies readonly SupplierMode[];

export const bench = {
  look: (api: ApiClient) => api.get('/demo/bench'),
  place: (api: ApiClient, body: Schemas['BenchOrderDto']) => api.post('/demo/bench/orders', { body }),
  supplier: (api: ApiClient, mode: SupplierMode) => api.post('/demo/bench/supplier', { body: { mode } }),
  empty: (api: ApiClient, goodsId: string) => api.post('/demo/bench/stock/empty', { body: { goodsId } }),
  due: (api: ApiClient, body: Schemas['BenchTimerDto']) => api.post('/demo/bench/timers/due', { body }),
};
