import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { javaCommand } from './java.js';

const DEADLINE_MS = 60_000;
/** Written last: a folder that has it is formatted. */
const META = 'meta.properties';
/** What no two folders may share. */
const IDENTITIES = [/^cluster\.id=.*$/m, /^directory\.id=.*$/m];

export const isFormatted = (dataDir: string): boolean => existsSync(join(dataDir, META));

/** Runs Kafka's own tool. `args` are those of `java` for a program of Kafka. */
export async function format(args: (main: readonly string[]) => string[], config: string): Promise<void> {
  const main = ['kafka.tools.StorageTool', 'format', '-t', newIdentity(), '-c', config];
  await promisify(execFile)(javaCommand(), args(main), { timeout: DEADLINE_MS });
}

/** False where `template` is not a folder that Kafka's tool has formatted; `dataDir` is empty or missing then. */
export function copyFormatted(template: string | undefined, dataDir: string): boolean {
  // What a broken-off formatting left would be refused.
  rmSync(dataDir, { recursive: true, force: true });
  if (template === undefined || !isFormatted(template)) return false;
  const meta = readFileSync(join(template, META), 'utf8');
  if (!IDENTITIES.every((identity) => identity.test(meta))) return false;
  cpSync(template, dataDir, { recursive: true, filter: (file) => file !== join(template, META) });
  const own = IDENTITIES.reduce((text, identity) => text.replace(identity, renewed), meta);
  writeFileSync(join(dataDir, META), own);
  return true;
}

const renewed = (line: string): string => `${line.slice(0, line.indexOf('='))}=${newIdentity()}`;

/** As Kafka writes its ids. */
const newIdentity = (): string => randomBytes(16).toString('base64url').replace(/^-/, 'A');
