import { Problem, unavailable } from '../errors/index.js';

export interface MostWork {
  readonly inAll: number;
  readonly perClient: number;
}

/** What a client is told that wants more than there is; the codes are stable. */
export interface Overload {
  readonly ofClient: readonly [code: string, detail: string];
  readonly inAll: readonly [code: string, detail: string];
}

export const overloadOfClient = ({ ofClient }: Overload): Problem => new Problem(429, ...ofClient);
export const overloadInAll = ({ inAll }: Overload): Problem => unavailable(...inAll);

/** Counts what is under way, by client and in all, and refuses what exceeds the limits: what waits without bound takes all memory. */
export class WorkLimits {
  private readonly byClient = new Map<string, number>();
  private inAll = 0;

  constructor(
    private readonly most: MostWork,
    private readonly overload: Overload,
  ) {}

  get underWay(): number {
    return this.inAll;
  }

  /**
   * @returns to be called when the work is done; calling it again has no effect
   * Throws 429 where the client has too much under way, 503 where all clients together have.
   */
  begin(client: string): () => void {
    const ofClient = this.byClient.get(client) ?? 0;
    if (ofClient >= this.most.perClient) throw overloadOfClient(this.overload);
    if (this.inAll >= this.most.inAll) throw overloadInAll(this.overload);
    this.byClient.set(client, ofClient + 1);
    this.inAll += 1;
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.end(client);
    };
  }

  private end(client: string): void {
    this.inAll -= 1;
    const left = (this.byClient.get(client) ?? 1) - 1;
    if (left === 0) this.byClient.delete(client);
    else this.byClient.set(client, left);
  }
}
