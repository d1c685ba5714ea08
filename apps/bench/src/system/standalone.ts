import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, programOf } from '@bujiao/basics';
import { oneAddress, type ProductUrls } from '@bujiao/simulator';
import type { ProfileOrder } from '../profile/profiled-process.js';
import { Launched } from './launched.js';
import { PRODUCT_FLAGS } from './product-flags.js';
import type { System } from './system.port.js';

export interface StandaloneOptions {
  /** A database that is empty. */
  readonly pgUrl: string;
  /** For its log. */
  readonly folder: string;
  /** It can be asked for CPU profiles. @default false */
  readonly profiled?: boolean;
}

const MAIN = programOf('standalone');
/** Module by module: a profile names the file of a function. */
const COMPILED = fileURLToPath(new URL('../../../standalone/dist/main.js', import.meta.url));
const PROFILED = new URL('../profile/profiled-process.js', import.meta.url).href;

/** The standalone product in a process of its own, as `npm start` would run it, on a database that is given. */
export class Standalone implements System {
  readonly mode = 'standalone';

  private constructor(
    readonly urls: ProductUrls,
    private readonly launched: Launched,
  ) {}

  static async start({ pgUrl, folder, profiled = false }: StandaloneOptions): Promise<Standalone> {
    const port = await freePort();
    const urls = oneAddress(`http://127.0.0.1:${port}`);
    const launched = await Launched.start({
      what: 'the standalone',
      urls,
      logFile: join(folder, 'standalone.log'),
      channel: profiled,
      args: [...PRODUCT_FLAGS, ...(profiled ? ['--import', PROFILED, COMPILED] : [MAIN])],
      env: {
        PG_URL: pgUrl,
        HTTP_PORT: String(port),
        BUJIAO_DATA_DIR: join(folder, 'standalone'),
        AUTO_CONFIRM_AFTER_MS: '0',
        LOG_LEVEL: 'warn',
      },
    });
    return new Standalone(urls, launched);
  }

  get pid(): number {
    return this.launched.pid;
  }

  get processes(): ReadonlyMap<string, number> {
    return new Map([['standalone', this.pid]]);
  }

  /** Resolves when it is done. Only where it was started as `profiled`. */
  profile(order: ProfileOrder): Promise<void> {
    return this.launched.ask(order);
  }

  stop(): Promise<void> {
    return this.launched.stop();
  }
}
