import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type Complexity = Schemas['ComplexityDto'];
export type ComplexityLine = Complexity['lines'][number];
export type Grouping = Complexity['by'];
export type WaitsFor = ComplexityLine['waits'][number]['for'];

export const GROUPINGS = [
  'day',
  'goodsKind',
  'reason',
  'channel',
  'policyVersion',
] as const satisfies readonly Grouping[];

export const complexity = (api: ApiClient, by: Grouping, days: number) =>
  api.get('/complexity', { query: { by, days } });
