import { setTimeout as sleep } from 'node:timers/promises';

/** Calls the API of ops as a person of this machine. */
export class OpsApi {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async open(url: string): Promise<OpsApi> {
    const answer = await fetch(`${url}/demo/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'ops:bench' }),
    });
    return new OpsApi(url, ((await answer.json()) as { token: string }).token);
  }

  async call<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** Looks at a job until it is as wanted. @throws where it failed, or takes longer than 20 minutes */
  async job(id: string, wanted: (job: SeenJob) => boolean): Promise<SeenJob> {
    const deadline = Date.now() + 20 * 60_000;
    for (;;) {
      const job = await this.call<SeenJob>('GET', `/jobs/${id}`);
      if (wanted(job)) return job;
      if (job.state === 'failed' || Date.now() > deadline) throw new Error(`the job ${id} is ${job.state}`);
      await sleep(50);
    }
  }
}

export interface SeenJob {
  readonly id: string;
  readonly state: string;
  readonly phase: string;
  readonly counters: { readonly events: number };
  readonly plan: {
    readonly counts: { readonly events: number; readonly byType: Readonly<Record<string, number>> };
  };
}
