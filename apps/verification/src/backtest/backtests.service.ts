import { Inject, Injectable } from '@nestjs/common';
import { DECIDING } from '@bujiao/backtest';
import type { EventStore } from '@bujiao/event-store';
import { badRequest, conflict, Draining, EVENT_STORE, type Principal } from '@bujiao/platform';
import {
  BadSelection,
  countedPlan,
  countEvents,
  planWords,
  JobRefused,
  type By,
  type Job,
  type JobPlan,
} from '@bujiao/replay';
import {
  endShadow,
  PolicyRefusal,
  startShadow,
  wasInForce,
  type Policy,
  type PolicyLife,
} from '@bujiao/policy';
import { planSentence } from '@bujiao/texts';
import { PolicyDesk, PolicyReader, policyIn, readVersion } from '@bujiao/policy-desk';
import { refusalProblem } from '../policies/policies.service.js';
import { BacktestJobs, JOB_ID } from './backtest-jobs.js';
import { backtestNotDone, backtestNotFound } from './backtest-problems.js';
import { BacktestRows, type BacktestRow } from './backtest-rows.repository.js';
import { backtestView, type BacktestView } from './backtest-view.js';
import { fitView, type FitView } from './fit-view.js';
import { TARGETS } from './backtest-work.js';

export interface StartBacktest {
  readonly version: string;
  /** ISO 8601. */
  readonly since: string;
  readonly because: string;
  readonly capacity?: number | undefined;
}

/** What a job of either kind begins with. */
interface Begun extends Pick<BacktestRow, 'policy' | 'capacity'> {
  /** ISO 8601. */
  readonly since: string;
  readonly who: string;
  readonly because: string;
}

export type BacktestAct = 'pause' | 'resume' | 'cancel';

/** Most decisions a second: leaves a process that also decides live time for that. */
const RATE = 50_000;
const MOST_LISTED = 20;

/** Tries versions of the rules on recorded decisions, and lets one decide beside the one in force. */
@Injectable()
export class Backtests {
  constructor(
    private readonly runtime: BacktestJobs,
    private readonly rows: BacktestRows,
    private readonly reader: PolicyReader,
    private readonly desk: PolicyDesk,
    private readonly draining: Draining,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Plans a backtest and runs it: it has no effects, so nobody has to look at the plan first. */
  async start(
    { version, since, because, capacity }: StartBacktest,
    { id: who }: Principal,
  ): Promise<BacktestView> {
    const policy = await this.readable(version);
    return this.begin('backtest', { policy, since, who, because, capacity: capacity ?? null });
  }

  /** Newest first. */
  async list(version: string): Promise<readonly BacktestView[]> {
    await this.assertKnown(version);
    return this.viewsOf(`${TARGETS.backtest}${version}`, MOST_LISTED);
  }

  async show(version: string, id: string): Promise<BacktestView> {
    const { job, row } = await this.found(version, id);
    return backtestView(job, row);
  }

  async act(
    act: BacktestAct,
    { version, id }: { version: string; id: string },
    by: By,
  ): Promise<BacktestView> {
    await this.found(version, id);
    await this.runtime.jobs[act](id, by).catch(refuse);
    this.runtime.look();
    return this.show(version, id);
  }

  /** Weights that the labelled decisions of a backtest speak for, as the text of a draft. Saves nothing. */
  async fit(version: string, id: string): Promise<FitView> {
    const { job, row } = await this.found(version, id);
    const drafted = this.reader.life.versions.get(version);
    if (!drafted) throw backtestNotFound();
    if (job.state !== 'done') throw backtestNotDone(id, job.state);
    return fitView(row, drafted.text);
  }

  private async found(
    version: string,
    id: string,
  ): Promise<{ readonly job: Job; readonly row: BacktestRow }> {
    // What cannot be an id is an unknown one, and no statement sees it.
    if (!JOB_ID.test(id)) throw backtestNotFound();
    const [job, row] = await Promise.all([this.runtime.jobs.find(id), this.rows.find(id)]);
    if (!job || row?.version !== version) throw backtestNotFound();
    return { job, row };
  }

  /** The newest shadow of a version, also one that has ended; undefined where there was none. */
  async shadowOf(version: string): Promise<BacktestView | undefined> {
    await this.assertKnown(version);
    return (await this.viewsOf(`${TARGETS.shadow}${version}`, 1)).at(0);
  }

  runsInShadow(version: string): boolean {
    return this.reader.life.shadow?.version === version;
  }

  async startShadow(version: string, because: string, { id: who, actor }: Principal): Promise<BacktestView> {
    const policy = await this.readable(version);
    const now = Date.now();
    await this.decide(version, actor, (life) => startShadow(life, { version, because, now, readable: true }));
    const since = new Date().toISOString();
    const begun = { policy, since, who, because, capacity: null };
    return (await this.running(version)) ?? (await this.begin('shadow', begun));
  }

  /** Two steps: where an earlier call ended the shadow and could not cancel its job, this one does. */
  async endShadow(version: string, because: string, { id: who, actor }: Principal): Promise<BacktestView> {
    await this.assertKnown(version);
    const running = await this.running(version);
    if (!running || this.runsInShadow(version))
      await this.decide(version, actor, (life) => endShadow(life, { version, because }));
    if (running) await this.runtime.jobs.cancel(running.id, { who, why: because }).catch(refuse);
    const ended = await this.shadowOf(version);
    if (!ended) throw backtestNotFound();
    return ended;
  }

  private async running(version: string): Promise<BacktestView | undefined> {
    const newest = await this.shadowOf(version);
    return newest && (newest.state === 'running' || newest.state === 'paused') ? newest : undefined;
  }

  /** Plans a job, records what it compares, and runs it. */
  private async begin(verb: keyof typeof TARGETS, begun: Begun): Promise<BacktestView> {
    const { policy, since, who, because, capacity } = begun;
    const { version } = policy;
    const plan = await this.plan(since);
    const target = `${TARGETS[verb]}${version}`;
    const { jobs } = this.runtime;
    const { id } = await jobs.plan({ verb, target, plan, by: who, because, rate: RATE });
    const row = { jobId: id, version, policy, since: new Date(since), capacity };
    await this.rows.create(row);
    const job = await jobs.run(id, { who, why: because }).catch(refuse);
    this.runtime.look();
    return backtestView(job, { ...row, tally: null });
  }

  private async viewsOf(target: string, limit: number): Promise<readonly BacktestView[]> {
    const jobs = await this.runtime.jobs.list({ target, limit });
    const rows = await this.rows.findAll(jobs.map(({ id }) => id));
    return jobs.flatMap((job) => {
      const row = rows.get(job.id);
      return row ? [backtestView(job, row)] : [];
    });
  }

  private async assertKnown(version: string): Promise<void> {
    await this.reader.read();
    if (!this.reader.life.versions.has(version)) throw refusalProblem('policy-not-found', { version });
  }

  /** The policy of a version that has no faults. One that was in force is read as it was. */
  private async readable(version: string): Promise<Policy> {
    await this.reader.read();
    const { life } = this.reader;
    const drafted = life.versions.get(version);
    if (!drafted) throw refusalProblem('policy-not-found', { version });
    const policy = wasInForce(life, version) ? readVersion(drafted) : policyIn(drafted.text);
    if (!drafted.checked || !policy) throw refusalProblem('policy-not-checked', { version });
    return policy;
  }

  private async plan(since: string): Promise<JobPlan> {
    const { store, runtime, draining } = this;
    const request = { from: since, types: DECIDING };
    const counted = await countEvents(store, runtime.marks, request, draining.signal).catch(refuse);
    return {
      ...countedPlan(counted),
      ...planWords({ writes: [planSentence('table', { table: 'verification.backtests' })] }),
      seconds: Math.ceil(counted.events / RATE),
    };
  }

  private async decide(
    version: string,
    actor: Principal['actor'],
    decide: (life: PolicyLife) => ReturnType<typeof startShadow>,
  ): Promise<void> {
    try {
      await this.desk.decide({ version, actor }, decide);
      await this.reader.read();
    } catch (error) {
      throw error instanceof PolicyRefusal ? refusalProblem(error.code, error.data) : error;
    }
  }
}

function refuse(error: unknown): never {
  if (error instanceof BadSelection) throw badRequest('bad-selection', error.message);
  if (error instanceof JobRefused) throw conflict(error.code, error.message);
  throw error;
}
