import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { freePort, hasEnded, isTrueWithin } from '@bujiao/basics';
import { FolderLock } from '@bujiao/embedded-postgres';
import { format } from './formatted-folder.js';
import { javaCommand } from './java.js';
import type { JavaProgram } from './java-program.js';
import { endLeftBehind, notePid } from './left-behind.js';
import { listens } from './ports.js';
import { serverProperties } from './server-properties.js';

const LISTEN_DEADLINE_MS = 60_000;
/** ms to stop and to write the archive. */
const ARCHIVE_DEADLINE_MS = 60_000;

/**
 * What makes the start of a broker cost less than half of the processor time: an archive of Kafka's classes, which the virtual machine
 * maps into memory instead of reading and checking the jars, and a formatted folder to copy.
 */
export class PreparedStart {
  private constructor(private readonly folder: string) {}

  /**
   * Made the first time by a trial run of a broker, for this Java and these jars. Undefined while another process makes it: a start
   * does not wait for it. Rejects where it cannot be made, for example in a folder that is read-only.
   */
  static async in(
    jars: string,
    program: JavaProgram,
    javaRelease: string,
  ): Promise<PreparedStart | undefined> {
    const name = `start-${program.keyFor(javaRelease)}`;
    const folder = join(jars, name);
    if (!existsSync(folder)) {
      const lock = await FolderLock.acquire(jars, name);
      if (!lock) return undefined;
      try {
        if (!existsSync(folder)) await make(folder, program);
      } finally {
        await lock.release();
      }
    }
    return new PreparedStart(folder);
  }

  /** Formatted by Kafka's own tool, and never started. */
  get formatted(): string {
    return formattedIn(this.folder);
  }

  /**
   * An archive that is missing, damaged or of another Java is not used, and the classes are read from the jars: `auto`. Damage would
   * crash the virtual machine without the check of its sums; a later Java may not know that flag.
   */
  get flags(): string[] {
    const archive = wholeArchiveIn(this.folder);
    if (archive === undefined) return [];
    return [
      '-XX:+IgnoreUnrecognizedVMOptions',
      '-XX:+VerifySharedSpaces',
      '-Xshare:auto',
      `-XX:SharedArchiveFile=${archive}`,
    ];
  }
}

/** Its name has its size: one that is cut off crashes the virtual machine before the sums are checked. */
const ARCHIVE = /^classes-(\d+)\.jsa$/;

function wholeArchiveIn(folder: string): string | undefined {
  const name = readdirSync(folder).find((file) => ARCHIVE.test(file));
  if (name === undefined) return undefined;
  const archive = join(folder, name);
  return statSync(archive).size === Number(ARCHIVE.exec(name)?.[1]) ? archive : undefined;
}

const formattedIn = (folder: string): string => join(folder, 'formatted');

/** Whole or not at all. A Java that writes no archive leaves a folder without one, so that it is not asked again. */
async function make(folder: string, program: JavaProgram): Promise<void> {
  const fresh = `${folder}.new`;
  const trial = join(fresh, 'trial');
  const [config, pidFile, data] = ['server.properties', 'broker.pid', 'data'].map((it) =>
    join(trial, it),
  ) as [string, string, string];
  await endLeftBehind(pidFile, config);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(trial, { recursive: true });
  const port = await freePort();
  writeFileSync(config, serverProperties({ client: port, controller: await freePort() }, data));
  await format((main) => program.args([], main), config);
  cpSync(data, formattedIn(fresh), { recursive: true });
  const archive = join(fresh, 'classes.jsa');
  const flags = [`-XX:ArchiveClassesAtExit=${archive}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
  await runOnce(program.args(flags, ['kafka.Kafka', config]), port, pidFile);
  if (existsSync(archive)) renameSync(archive, join(fresh, `classes-${statSync(archive).size}.jsa`));
  rmSync(trial, { recursive: true });
  renameSync(fresh, folder);
}

/** Starts a broker and stops it as soon as it takes connections. */
async function runOnce(args: readonly string[], port: number, pidFile: string): Promise<void> {
  const child = spawn(javaCommand(), args, { stdio: 'ignore' });
  child.once('error', () => undefined); // shows as an end without a process id
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    if (child.pid !== undefined) notePid(pidFile, child.pid);
    const up = await isTrueWithin(async () => hasEnded(child) || (await listens(port)), LISTEN_DEADLINE_MS);
    if (!up || hasEnded(child)) throw new Error('the trial run of Kafka does not start');
    child.kill('SIGTERM');
    if (!(await isTrueWithin(() => hasEnded(child), ARCHIVE_DEADLINE_MS)))
      throw new Error('the trial run of Kafka does not stop');
  } finally {
    process.off('exit', kill);
    kill();
  }
}
