/** One process of a service, as the front sees it. */
export interface Upstream {
  readonly name: string;
  readonly url: string;
  readonly isUp: boolean;
}

/** The processes of one service, asked in turn; those that are down are passed over as long as there is another. */
export class Upstreams {
  private turn = 0;

  constructor(private readonly known: () => readonly Upstream[]) {}

  get all(): readonly Upstream[] {
    return this.known();
  }

  /** Undefined before there is any. */
  next(): Upstream | undefined {
    const up = this.all.filter(({ isUp }) => isUp);
    const candidates = up.length > 0 ? up : this.all;
    this.turn = (this.turn + 1) % Math.max(1, candidates.length);
    return candidates[this.turn];
  }
}
