import { execFile } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { copyFormatted } from './formatted-folder.js';
import { EmbeddedKafka, ensureJava } from './index.js';
import { kafkaJars } from './jars.js';
import { assertJava, javaCommand } from './java.js';
import { JavaProgram } from './java-program.js';
import { PreparedStart } from './prepared-start.js';

const DEADLINE_MS = 180_000;

let missing: string | undefined;
await ensureJava().catch((error: Error) => (missing = error.message));
const whereItRuns = missing && process.env['CI'] !== 'true' ? describe.skip : describe;

whereItRuns(`a prepared start${missing ? ` (${missing})` : ''}`, () => {
  let folder: string;
  let cache: string;
  let jars: string;
  let program: JavaProgram;
  let made: (PreparedStart | undefined)[];
  let prepared: PreparedStart;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bujiao-kafka-spec-'));
    cache = join(folder, 'cache');
    jars = await linkedJars(cache);
    program = new JavaProgram(jars);
    const java = await assertJava();
    made = await Promise.all([1, 2].map(() => PreparedStart.in(jars, program, java)));
    prepared = made.find((one) => one !== undefined) as PreparedStart;
  }, DEADLINE_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const answerOf = async (flags: readonly string[]): Promise<string> => {
    const args = program.args(flags, ['kafka.tools.StorageTool', 'random-uuid']);
    return (await promisify(execFile)(javaCommand(), args, { maxBuffer: 1e8 })).stdout;
  };

  it('is made by one of those that start at once, and nothing of the trial run is left', () => {
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
    expect(readdirSync(join(prepared.formatted, '..')).sort()).toEqual([
      expect.stringMatching(/^classes-\d+\.jsa$/),
      'formatted',
    ]);
  });

  it(
    'takes most classes from the archive',
    async () => {
      const loaded = (await answerOf([...prepared.flags, '-Xlog:class+load'])).split('\n');
      const isOfKafka = (line: string): boolean => /\b(kafka|org\.apache\.kafka)\./.test(line);
      const ofKafka = loaded.filter(isOfKafka);
      const read = ofKafka.filter((line) => !line.includes('shared objects file'));
      expect(read.length).toBeLessThan(ofKafka.length / 4);
    },
    DEADLINE_MS,
  );

  it('gives each folder a cluster and a directory of its own', () => {
    const identities = ['one', 'other'].flatMap((name) => {
      const dataDir = join(folder, name);
      expect(copyFormatted(prepared.formatted, dataDir)).toBe(true);
      expect(readdirSync(dataDir).sort()).toEqual(readdirSync(prepared.formatted).sort());
      return readFileSync(join(dataDir, 'meta.properties'), 'utf8').match(/(?<=\.id=).{22}$/gm) ?? [];
    });
    expect(new Set(identities).size).toBe(4);
    expect(copyFormatted(join(folder, 'nothing'), join(folder, 'one'))).toBe(false);
  });

  it.each<[how: string, damage: (archive: string) => void]>([
    ['is overwritten', overwrite],
    ['is cut off', (archive) => truncateSync(archive, statSync(archive).size / 2)],
    ['is missing', (archive) => rmSync(archive)],
  ])(
    'does not keep a program of Kafka from starting where its archive %s',
    async (_how, damage) => {
      await whileDamaged(damage, async () => {
        expect(await answerOf(prepared.flags)).toMatch(/^\S{22}$/m);
      });
    },
    DEADLINE_MS,
  );

  it(
    'does not keep a broker from starting where its archive is damaged',
    async () => {
      await whileDamaged(overwrite, async () => {
        const before = process.env['XDG_CACHE_HOME'];
        process.env['XDG_CACHE_HOME'] = cache;
        try {
          await (await EmbeddedKafka.start()).stop();
        } finally {
          if (before === undefined) delete process.env['XDG_CACHE_HOME'];
          else process.env['XDG_CACHE_HOME'] = before;
        }
      });
      expect(readdirSync(jars).filter((name) => name.startsWith('start-'))).toHaveLength(1);
    },
    DEADLINE_MS,
  );

  /** The archive is whole again after it. */
  async function whileDamaged(damage: (archive: string) => void, work: () => Promise<void>): Promise<void> {
    const archive = archiveOf(prepared);
    const kept = join(folder, 'kept');
    copyFileSync(archive, kept);
    chmodSync(archive, 0o600);
    damage(archive);
    try {
      await work();
    } finally {
      renameSync(kept, archive);
    }
  }
});

const archiveOf = ({ formatted }: PreparedStart): string => {
  const folder = join(formatted, '..');
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.jsa')) as string);
};

/** A cache of its own with the same jars. */
async function linkedJars(cache: string): Promise<string> {
  const jars = await kafkaJars();
  const folder = join(cache, 'bujiao', basename(jars));
  mkdirSync(folder, { recursive: true });
  for (const jar of readdirSync(jars).filter((file) => file.endsWith('.jar')))
    symlinkSync(join(jars, jar), join(folder, jar));
  return folder;
}

/** Keeps its size. */
function overwrite(archive: string): void {
  const file = openSync(archive, 'r+');
  for (let at = 200_000; at < statSync(archive).size; at += 50_000)
    writeSync(file, Buffer.alloc(64, 7), 0, 64, at);
  closeSync(file);
}
