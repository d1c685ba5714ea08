import type { Command } from 'commander';
import { connectDirect } from './connection/connect-direct.js';
import { connect, type ConnectOptions } from './connection/connect.js';
import type { Api } from './connection/api.js';
import type { Environment } from './connection/find-installation.js';
import { Output, type Format } from './output/output.js';

/** What the process gives a command. */
export interface Surroundings {
  readonly env: Environment;
  readonly cwd: string;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly input: NodeJS.ReadStream;
  /** Aborts at Ctrl-C. */
  readonly interrupted: AbortSignal;
}

interface GlobalOptions extends ConnectOptions {
  readonly output?: Format;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly direct?: boolean;
}

/** What a command works with. */
export interface Context extends Surroundings {
  readonly output: Output;
  /** The services are not asked. */
  readonly direct: boolean;
  /** Connects on first use. */
  readonly api: () => Promise<Api>;
  /** Ends what was begun for the command. */
  readonly close: () => Promise<void>;
}

/** @param command the one that was typed: its options may stand before or after the verb */
export function contextOf(command: Command, surroundings: Surroundings): Context {
  const {
    url,
    token,
    output: format = 'table',
    quiet = false,
    color,
    direct: isDirect = false,
  } = optionsOf(command);
  const { env, cwd, out, err, interrupted: signal } = surroundings;
  const colored = color !== false && out.isTTY && !env['NO_COLOR'];
  let api: Promise<Api> | undefined;
  let direct: ReturnType<typeof connectDirect> | undefined;
  const opened = async (): Promise<Api> => {
    if (!isDirect) return connect({ url, token }, { env, cwd, signal });
    return (await (direct = connectDirect({ env, cwd, signal }))).api;
  };
  return {
    ...surroundings,
    direct: isDirect,
    output: new Output(out, err, { format, quiet, color: colored }),
    api: () => (api ??= opened()),
    close: async () => (await direct?.catch(() => undefined))?.close(),
  };
}

/** What stands nearer to the verb counts; colours are off wherever that was said. */
function optionsOf(command: Command): GlobalOptions {
  const parent = command.parent ? optionsOf(command.parent) : {};
  const own = command.opts<GlobalOptions>();
  return { ...parent, ...own, color: own.color !== false && parent.color !== false };
}
