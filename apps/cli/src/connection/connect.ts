import { userInfo } from 'node:os';
import { EXIT, Failure } from '../exit-codes.js';
import { Api, unreachable } from './api.js';
import { findInstallation, type Environment } from './find-installation.js';

export interface ConnectOptions {
  readonly url?: string | undefined;
  readonly token?: string | undefined;
}

const LOOPBACK = /^http:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/;

/** Connects to the installation that was named, else to the one that runs on this machine. */
export async function connect(
  { url, token }: ConnectOptions,
  { env, cwd, signal }: { env: Environment; cwd: string; signal: AbortSignal },
): Promise<Api> {
  const address = (url ?? env['BUJIAO_URL'] ?? findInstallation(env, cwd) ?? defaultUrl(env)).replace(
    /\/+$/,
    '',
  );
  if (!/^https?:\/\//.test(address)) throw new Failure(EXIT.usage, `--url has to be an http(s) address.`);
  const given = token ?? env['BUJIAO_TOKEN'];
  return new Api({ url: address, signal, token: given ?? (await localToken(address, env, signal)) });
}

const defaultUrl = (env: Environment): string => `http://127.0.0.1:${env['HTTP_PORT'] || 4000}`;

/** An installation on this machine gives whoever sits at it a token; it is in that person's name. */
async function localToken(url: string, env: Environment, signal: AbortSignal): Promise<string> {
  if (!LOOPBACK.test(url))
    throw new Failure(EXIT.usage, `${url} needs a token: give one with --token or BUJIAO_TOKEN.`);
  const answer = await fetch(`${url}/demo/tokens`, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: `ops:${login(env)}` }),
  }).catch((error: unknown) => {
    throw unreachable(url, error);
  });
  if (!answer.ok)
    throw new Failure(
      EXIT.refused,
      `${url} gives no token to this machine: give one with --token or BUJIAO_TOKEN.`,
    );
  return ((await answer.json()) as { token: string }).token;
}

export function login(env: Environment): string {
  const name = env['BUJIAO_USER'] ?? (userName() || 'ops');
  return name.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'ops';
}

/** A user id without a name, as containers have it, is no reason to stop. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
