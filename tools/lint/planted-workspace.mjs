// A small workspace beside the real one, under the same rules, into which breaches are planted.
import { execFile } from 'child_process';
import fs from 'fs';
import os from 'os';
import path from 'path';
import { fileURLToPath } from 'url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const RULES = [
  'eslint.config.mjs',
  '.dependency-cruiser.mjs',
  'tsconfig.base.json',
  'tools/lint/disable-says-why.mjs',
];

export class PlantedWorkspace {
  constructor() {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bujiao-lint-'));
    for (const file of RULES) this.write(file, fs.readFileSync(path.join(root, file), 'utf8'));
    this.write('package.json', JSON.stringify({ name: 'planted', private: true, type: 'module' }));
    fs.mkdirSync(path.join(this.folder, 'node_modules', '@bujiao'), { recursive: true });
    for (const name of fs.readdirSync(path.join(root, 'node_modules'))) {
      if (name !== '@bujiao')
        fs.symlinkSync(path.join(root, 'node_modules', name), path.join(this.folder, 'node_modules', name));
    }
  }

  /** @param place like `apps/intake`; what it exports is its `src/index.ts` */
  addPackage(place) {
    const name = path.basename(place);
    const exports = { '.': { '@bujiao/source': './src/index.ts', default: './dist/index.js' } };
    this.write(`${place}/package.json`, JSON.stringify({ name: `@bujiao/${name}`, type: 'module', exports }));
    this.write(
      `${place}/tsconfig.json`,
      JSON.stringify({
        extends: '../../tsconfig.base.json',
        compilerOptions: { composite: false },
        include: ['src'],
      }),
    );
    this.write(`${place}/src/index.ts`, 'export const here = 1;\n');
    fs.symlinkSync(path.join(this.folder, place), path.join(this.folder, 'node_modules', '@bujiao', name));
  }

  write(file, text) {
    const full = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
  }

  /** Rules that were broken, by file. */
  async eslint() {
    const report = JSON.parse(await this.run('eslint/bin/eslint.js', ['--format', 'json', 'apps', 'libs']));
    const entries = report.map(({ filePath, messages }) => [
      path.relative(fs.realpathSync(this.folder), filePath),
      messages.map(({ ruleId }) => ruleId),
    ]);
    return new Map(entries.filter(([, rules]) => rules.length > 0));
  }

  async dependencyCruiser() {
    const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'apps', 'libs'];
    const { summary } = JSON.parse(await this.run('dependency-cruiser/bin/dependency-cruise.mjs', args));
    const broken = new Map();
    for (const { from, rule } of summary.violations)
      broken.set(from, [...(broken.get(from) ?? []), rule.name]);
    return broken;
  }

  /** Both end with a status other than 0 when they find something; what they found is on standard output. */
  run(program, args) {
    const options = { cwd: this.folder, maxBuffer: 64 * 1024 * 1024, timeout: 100_000 };
    return new Promise((resolve, reject) => {
      execFile(
        process.execPath,
        [path.join(root, 'node_modules', program), ...args],
        options,
        (error, stdout, stderr) => {
          if (stdout.startsWith('{') || stdout.startsWith('[')) resolve(stdout);
          else reject(new Error(stderr || String(error)));
        },
      );
    });
  }

  remove() {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
