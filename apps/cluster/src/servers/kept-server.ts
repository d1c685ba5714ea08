import { BackOff } from '../processes/back-off.js';
import { pause } from '../wait.js';

interface Server {
  stop(): Promise<void>;
}

export interface KeptServerOptions<S extends Server> {
  /** @param onLost to be called when it is gone for good */
  readonly start: (onLost: (reason: string) => void) => Promise<S>;
  readonly say: (line: string) => void;
}

/** A server that comes back from its crashes by itself, and is started anew when even that did not do. */
export class KeptServer<S extends Server> {
  private stopping = false;
  /** Counts starts, so that what an earlier one reports is known to be old news. */
  private generation = 0;
  private readonly backOff = new BackOff();
  private server!: S;

  private constructor(private readonly options: KeptServerOptions<S>) {}

  static async start<S extends Server>(options: KeptServerOptions<S>): Promise<KeptServer<S>> {
    const kept = new KeptServer(options);
    kept.server = await kept.launch();
    return kept;
  }

  get current(): S {
    return this.server;
  }

  /** Stops it as it wants to be stopped, and starts it. */
  async startAnew(): Promise<void> {
    await this.server.stop();
    this.server = await this.launch();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.stop();
  }

  private launch(): Promise<S> {
    this.generation += 1;
    const { generation } = this;
    return this.options.start((reason) => {
      if (generation === this.generation) void this.replace(reason);
    });
  }

  private async replace(reason: string): Promise<void> {
    this.generation += 1;
    if (this.stopping) return;
    const wait = this.backOff.next();
    this.options.say(`gone: ${reason}; starts anew in ${wait / 1000} s`);
    await pause(wait);
    if (this.stopping) return;
    try {
      await this.startAnew();
      this.options.say('runs again');
      // Asked for meanwhile, it has stopped the one before.
      if (this.stopping) await this.server.stop();
    } catch (error) {
      await this.replace((error as Error).message);
    }
  }
}
