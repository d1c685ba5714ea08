import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type Policies = Schemas['PoliciesDto'];
export type Policy = Schemas['PolicyDto'];
export type PolicyState = Policy['state'];
export type PolicyFinding = Schemas['PolicyFindingDto'];
export type PolicyChange = Schemas['PolicyDifferenceDto'];
export type Lint = Schemas['PolicyLintDto'];
export type Explanation = Schemas['ExplanationDto'];
export type RuleLine = Schemas['ExplainedRuleDto'];

export const policies = {
  list: (api: ApiClient) => api.get('/policies'),
  show: (api: ApiClient, version: string) => api.get('/policies/{version}', { path: { version } }),
  lint: (api: ApiClient, text: string) => api.post('/policies/lint', { body: { text } }),
  draft: (api: ApiClient, text: string, because: string) =>
    api.post('/policies', { body: { text, because } }),
  activate: (api: ApiClient, version: string, because: string, replaces: string) =>
    api.post('/policies/{version}/activation', { path: { version }, body: { because, replaces } }),
};

/** @param asOf ISO 8601; absent: now */
export const explanation = (api: ApiClient, orderId: string, asOf?: string) =>
  api.get('/orders/{orderId}/explanation', {
    path: { orderId },
    query: asOf === undefined ? {} : { asOf },
  });
