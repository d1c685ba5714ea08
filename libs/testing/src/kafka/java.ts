import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LEAST_JAVA = 17;
const APT_DEADLINE_MS = 300_000;

/** Why there is no Java to run a broker with, or undefined when there is one. On Debian as root a missing one is installed. */
export async function missingJava(): Promise<string | undefined> {
  if (await isThere()) return undefined;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return `Java ${LEAST_JAVA} and Maven are not installed`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-q'], { env, timeout: APT_DEADLINE_MS });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', `openjdk-${LEAST_JAVA}-jre-headless`, 'maven'], { env, timeout: APT_DEADLINE_MS });
  } catch (error) {
    return `Java and Maven cannot be installed by apt: ${lastLine((error as { stderr?: string }).stderr) ?? String(error)}`;
  }
  return (await isThere()) ? undefined : 'Java and Maven were installed but do not run';
}

const isThere = async (): Promise<boolean> => (await javaVersion()) >= LEAST_JAVA && (await answers('mvn'));

const lastLine = (text: string | undefined): string | undefined => text?.trim().split('\n').at(-1);

async function javaVersion(): Promise<number> {
  try {
    return Number(/version "(\d+)/.exec((await run('java', ['-version'])).stderr)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function answers(command: string): Promise<boolean> {
  try {
    await run(command, ['-v']);
    return true;
  } catch {
    return false;
  }
}
