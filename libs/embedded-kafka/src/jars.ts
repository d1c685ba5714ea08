import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pause } from '@bujiao/basics';
import { FolderLock } from '@bujiao/embedded-postgres';

const run = promisify(execFile);
/** Of Apache Kafka. */
export const VERSION = '4.1.0';
const POM = fileURLToPath(new URL('../pom.xml', import.meta.url));
const FETCH_DEADLINE_MS = 300_000;
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** Outside of any clone: fetched once for all of them. */
const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'bujiao');
const jarsFolder = (): string => join(cacheFolder(), `kafka-${VERSION}`);

/** A folder that is there is complete. */
export const jarsAreThere = (): boolean => existsSync(jarsFolder());

/** Folder with the broker's jars, fetched from Maven Central the first time; whoever needs them at the same time waits. */
export async function kafkaJars(): Promise<string> {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  const end = Date.now() + FETCH_DEADLINE_MS;
  while (!jarsAreThere()) {
    const lock = await FolderLock.acquire(cache, `kafka-${VERSION}`);
    try {
      if (lock && !jarsAreThere()) await fetchInto(jarsFolder());
    } finally {
      await lock?.release();
    }
    if (Date.now() > end) throw new Error(`Kafka's jars were not fetched into ${cache} in time`);
    if (!lock) await pause(200);
  }
  return jarsFolder();
}

/** Whole or not at all. Maven checks each jar against its published checksum. */
async function fetchInto(folder: string): Promise<void> {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    await run(
      'mvn',
      ['-q', '-B', '-C', '-f', POM, COPY, '-DincludeScope=runtime', `-DoutputDirectory=${fresh}`],
      { timeout: FETCH_DEADLINE_MS },
    );
  } catch (error) {
    const { stdout = '', message } = error as { stdout?: string; message: string };
    const said = stdout.split('\n').find((line) => line.includes('ERROR')) ?? message;
    throw new Error(`Kafka cannot be fetched from Maven Central: ${said}`, { cause: error });
  }
  renameSync(fresh, folder);
}
