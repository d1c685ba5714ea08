/** One process of a service, as the front sees it. */
export interface Upstream {
  readonly name: string;
  readonly url: string;
  readonly isUp: boolean;
}

/** The processes of one service, used in turn; those that are down are skipped if another is up. */
export class Upstreams {
  private turn = 0;

  constructor(private readonly known: () => readonly Upstream[]) {}

  get all(): readonly Upstream[] {
    return this.known();
  }

  /** Undefined if there is no process. */
  next(): Upstream | undefined {
    const up = this.all.filter(({ isUp }) => isUp);
    const candidates = up.length > 0 ? up : this.all;
    this.turn = (this.turn + 1) % Math.max(1, candidates.length);
    return candidates[this.turn];
  }
}
