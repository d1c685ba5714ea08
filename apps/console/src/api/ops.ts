import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type Job = Schemas['JobDto'];
export type JobWithEvents = Schemas['JobWithEventsDto'];
export type JobState = Schemas['JobState'];
export type JobVerb = Schemas['JobVerb'];
export type JobPhase = Schemas['JobPhase'];
export type PlanImpact = Schemas['PlanImpactDto'];
export type Comparison = Schemas['TableComparisonDto'];
export type Projection = Schemas['ProjectionDto'];
export type ReplayRequest = Schemas['PlanReplayDto'];
export type RedeliveryRequest = Schemas['PlanRedeliveryDto'];
export type RedriveRequest = Schemas['PlanRedriveDto'];
export type DiscardRequest = Schemas['PlanDiscardDto'];
export type Payload = Schemas['PayloadDto'];
export type Difference = Schemas['DifferenceDto'];
export type ResetAnswer = Schemas['ResetDoneDto'];
export type LogLine = Schemas['LogLineDto'];

export const JOB_STATES = [
  'planned',
  'running',
  'paused',
  'done',
  'failed',
  'cancelled',
] as const satisfies readonly JobState[];
export const JOB_VERBS = [
  'rebuild',
  'verify',
  'topic',
  'redrive',
  'redeliver',
  'discard',
  'impact',
  'backtest',
  'shadow',
] as const satisfies readonly JobVerb[];

export const MOST_JOBS = 200;

const inEnglish = (en: string): Schemas['SentenceDto'] => ({ zh: en, en });

/** What a plan writes, leaves out and reaches. A plan of an earlier version says it in English alone. */
export const sentencesOf = ({ sentences, writes, skips, reachesOutside }: Job['plan']) =>
  sentences ?? {
    writes: writes.map(inEnglish),
    skips: skips.map(({ what, why }) => ({ what: inEnglish(what), why: inEnglish(why) })),
    reachesOutside: reachesOutside.map(inEnglish),
  };

/** What a person does to a job, by the last part of its address. */
export type JobAct = 'run' | 'pause' | 'resume' | 'cancel';

export const jobs = {
  list: (api: ApiClient, filter: { readonly state?: JobState; readonly target?: string }) =>
    api.get('/jobs', { query: { ...filter, limit: MOST_JOBS } }),
  show: (api: ApiClient, id: string) => api.get('/jobs/{id}', { path: { id } }),
  impact: (api: ApiClient, id: string) => api.get('/jobs/{id}/impact', { path: { id } }),
  act: (api: ApiClient, id: string, { act, because }: { readonly act: JobAct; readonly because: string }) =>
    api.post(`/jobs/{id}/${act}`, { path: { id }, body: { because } }),
  rate: (api: ApiClient, id: string, body: Schemas['RateDto']) =>
    api.post('/jobs/{id}/rate', { path: { id }, body }),
};

export const replays = {
  plan: (api: ApiClient, body: ReplayRequest) => api.post('/replays', { body }),
  redeliver: (api: ApiClient, body: RedeliveryRequest) => api.post('/redeliveries', { body }),
  redrive: (api: ApiClient, body: RedriveRequest) => api.post('/redrives', { body }),
  discard: (api: ApiClient, body: DiscardRequest) => api.post('/discards', { body }),
  swap: (api: ApiClient, id: string, because: string) =>
    api.post('/replays/{id}/swap', { path: { id }, body: { because } }),
  undo: (api: ApiClient, id: string, because: string) =>
    api.post('/replays/{id}/undo', { path: { id }, body: { because } }),
};

export const projections = { list: (api: ApiClient) => api.get('/projections') };

export const payloads = {
  show: (api: ApiClient, id: string) => api.get('/dead-letters/{id}/payload', { path: { id } }),
  edit: (api: ApiClient, id: string, body: Schemas['EditPayloadDto']) =>
    api.post('/dead-letters/{id}/payload', { path: { id }, body }),
};

export const consumers = {
  pause: (api: ApiClient, group: string, because: string) =>
    api.post('/consumers/{group}/pause', { path: { group }, body: { because } }),
  resume: (api: ApiClient, group: string, because: string) =>
    api.post('/consumers/{group}/resume', { path: { group }, body: { because } }),
  reset: (api: ApiClient, group: string, body: Schemas['ResetDto']) =>
    api.post('/consumers/{group}/reset', { path: { group }, body }),
};

export const opsLog = {
  read: (api: ApiClient, filter: { readonly who?: string; readonly since?: string }) =>
    api.get('/log', { query: { ...filter, limit: 200 } }),
};

export const timers = { list: (api: ApiClient) => api.get('/timers', { query: { limit: 200 } }) };
export const installation = { look: (api: ApiClient) => api.get('/installation') };
