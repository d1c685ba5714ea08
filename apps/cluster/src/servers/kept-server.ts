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
  private readonly backOff = new BackOff();

  private constructor(private readonly options: KeptServerOptions<S>, private server: S) {}

  static async start<S extends Server>(options: KeptServerOptions<S>): Promise<KeptServer<S>> {
    let kept: KeptServer<S> | undefined = undefined;
    const onLost = (reason: string): void => void kept?.replace(reason);
    kept = new KeptServer(options, await options.start(onLost));
    return kept;
  }

  get current(): S {
    return this.server;
  }

  /** Stops it as it wants to be stopped, and starts it. */
  async startAnew(): Promise<void> {
    await this.server.stop();
    this.server = await this.options.start((reason) => void this.replace(reason));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.stop();
  }

  private async replace(reason: string): Promise<void> {
    if (this.stopping) return;
    const wait = this.backOff.next();
    this.options.say(`gone: ${reason}; starts anew in ${wait / 1000} s`);
    await pause(wait);
    if (this.stopping) return;
    try {
      await this.startAnew();
      this.options.say('runs again');
      if (this.stopping) await this.server.stop();
    } catch (error) {
      await this.replace((error as Error).message);
    }
  }
}
