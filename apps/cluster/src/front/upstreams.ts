/** One process of a service, as the front sees it. */
export interface Upstream {
  readonly name: string;
  readonly url: string;
  readonly isUp: boolean;
}

/** The processes of one service, asked in turn; those that are down are passed over as long as there is another. */
export class Upstreams {
  private turn = 0;

  constructor(readonly all: readonly Upstream[]) {}

  next(): Upstream {
    const up = this.all.filter(({ isUp }) => isUp);
    const candidates = up.length > 0 ? up : this.all;
    this.turn = (this.turn + 1) % candidates.length;
    const chosen = candidates[this.turn];
    if (!chosen) throw new Error('a service has at least one process');
    return chosen;
  }
}
