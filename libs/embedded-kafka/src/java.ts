import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jarsAreThere } from './jars.js';

const run = promisify(execFile);
const LEAST_JAVA = 17;
const ANSWER_DEADLINE_MS = 20_000;
const APT_DEADLINE_MS = 300_000;
const APT = '/usr/bin/apt-get';
const PACKAGES = [`openjdk-${LEAST_JAVA}-jre-headless`, 'maven'];

/** The Java that `JAVA_HOME` names, else the one on the path. */
export const javaCommand = (): string =>
  process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';

/**
 * Sees to it that a broker can be run: Java, and Maven as long as the broker's jars have to be fetched. On Debian as root, what
 * is missing is installed. Rejects with one sentence that says what is missing and what to do.
 */
export async function ensureJava(): Promise<void> {
  const missing = await whatIsMissing();
  if (!missing) return;
  if (process.getuid?.() !== 0 || !existsSync(APT)) throw new Error(missing);
  await install();
  const still = await whatIsMissing();
  if (still) throw new Error(still);
}

/** What Java says of its version and build. Rejects where it is missing or too old; installs nothing. */
export async function assertJava(): Promise<string> {
  const said = await whatJavaSays();
  const missing = await whatIsMissing(said);
  if (missing) throw new Error(missing);
  return said;
}

async function whatIsMissing(javaSays?: string): Promise<string | undefined> {
  const version = versionIn(javaSays ?? (await whatJavaSays()));
  if (version === undefined)
    return `Kafka needs Java ${LEAST_JAVA} or newer, and "${javaCommand()}" does not run: install it, or set JAVA_HOME`;
  if (version < LEAST_JAVA)
    return `Kafka needs Java ${LEAST_JAVA} or newer, and "${javaCommand()}" is Java ${version}: install a newer one, or set JAVA_HOME`;
  if (!jarsAreThere() && !(await mavenRuns()))
    return 'Kafka is fetched by Maven the first time, and "mvn" does not run: install Maven';
  return undefined;
}

/** Major version: 17 of "17.0.15", 8 of "1.8.0_402". */
function versionIn(said: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(said) ?? [];
  return first === undefined ? undefined : Number(first === '1' ? second : first);
}

/** Empty where it does not run. */
const whatJavaSays = (): Promise<string> =>
  run(javaCommand(), ['-version'], { timeout: ANSWER_DEADLINE_MS }).then(
    ({ stderr }) => stderr,
    () => '',
  );

const mavenRuns = (): Promise<boolean> =>
  run('mvn', ['-version'], { timeout: ANSWER_DEADLINE_MS }).then(
    () => true,
    () => false,
  );

/** Waits for whoever else is installing something. */
async function install(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: APT_DEADLINE_MS };
  const patient = ['-q', '-o', 'DPkg::Lock::Timeout=200'];
  try {
    await run(APT, [...patient, 'update'], options);
    await run(APT, [...patient, 'install', '-y', '--no-install-recommends', ...PACKAGES], options);
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .split('\n')
      .at(-1);
    throw new Error(`Java and Maven, which Kafka needs, cannot be installed by apt: ${said}`, {
      cause: error,
    });
  }
}
