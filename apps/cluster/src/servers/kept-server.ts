import { pause } from '@bujiao/basics';
import { BackOff } from '../processes/back-off.js';

interface Server {
  stop(): Promise<void>;
}

export interface KeptServerOptions<S extends Server> {
  /** @param onLost to be called when it has ended and does not restart itself */
  readonly start: (onLost: (reason: string) => void) => Promise<S>;
  readonly say: (line: string) => void;
}

/** A server that restarts itself after crashes, and is started anew when that fails. */
export class KeptServer<S extends Server> {
  private stopping = false;
  /** Number of starts, so that reports of an earlier start are ignored. */
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

  /** Stops it in order, and starts it again. */
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
    this.options.say(`gone: ${reason}; restarts in ${wait / 1000} s`);
    await pause(wait);
    if (this.stopping) return;
    try {
      await this.startAnew();
      this.options.say('runs again');
      // A stop was requested meanwhile.
      if (this.stopping) await this.server.stop();
    } catch (error) {
      await this.replace((error as Error).message);
    }
  }
}
