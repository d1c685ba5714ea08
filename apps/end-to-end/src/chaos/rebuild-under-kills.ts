import type { AnswerBody } from '../product/answers.js';
import { eventually } from '@bujiao/testing';
import type { PatientClient } from './patient-client.js';

/** Events a second: fewer than the load makes, so that it is still reading when the kills have ended. */
const SLOW = 3;
const FAST = 100_000;
const INTO = 'projection:after-sales-progress';
const BECAUSE = 'the chaos run rebuilds it';

export interface RebuildJob {
  readonly id: string;
  readonly state: string;
  readonly phase: string;
  readonly counters: { readonly events: number };
  readonly error?: string;
  readonly result?: { readonly differing?: number; readonly rows?: { readonly live: number } };
}

/** A rebuild of a projection that is under way while the product is killed, as ops starts and ends it over the API. */
export class RebuildUnderKills {
  private id = '';

  constructor(private readonly client: PatientClient) {}

  async start(): Promise<void> {
    this.id = await this.planned({ into: INTO, because: BECAUSE, rate: SLOW });
    await this.act(`/jobs/${this.id}/run`);
  }

  job(): Promise<RebuildJob> {
    return this.show(this.id);
  }

  /** Lets it go as fast as it can. @returns what the comparison with the live rows found */
  async finish(withinMs: number): Promise<RebuildJob> {
    await this.act(`/jobs/${this.id}/rate`, { rate: FAST });
    return this.ended(this.id, withinMs);
  }

  /** Puts the rebuilt rows in the place of the live ones. */
  async swap(withinMs: number): Promise<RebuildJob> {
    await this.act(`/replays/${this.id}/swap`);
    return this.ended(this.id, withinMs);
  }

  /** Rebuilds once more, only to compare. */
  async verify(withinMs: number): Promise<RebuildJob> {
    const id = await this.planned({ into: INTO, because: BECAUSE, verify: true });
    await this.act(`/jobs/${id}/run`);
    return this.ended(id, withinMs);
  }

  private async planned(body: object): Promise<string> {
    const answer = await this.client.call('ops', 'POST', '/replays', { body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return (answer.body as unknown as RebuildJob).id;
  }

  /** A call whose answer was lost is repeated, and then finds that it has been done. */
  private async act(path: string, more: object = {}): Promise<void> {
    const body = { because: BECAUSE, ...more };
    const answer = await this.client.call('ops', 'POST', path, { body });
    if (answer.status >= 300 && answer.status !== 409)
      throw new Error(`${path}: ${JSON.stringify(answer.body satisfies AnswerBody)}`);
  }

  private async show(id: string): Promise<RebuildJob> {
    return (await this.client.call('ops', 'GET', `/jobs/${id}`)).body as unknown as RebuildJob;
  }

  private ended(id: string, withinMs: number): Promise<RebuildJob> {
    return eventually(
      () => this.show(id),
      ({ state }) => state !== 'running',
      withinMs,
    );
  }
}
