// `node tools/lib/bundle-apps.mjs [apps]`: writes apps/<app>/bundle of each. What was built has to be up to date.
import fs from 'fs';
import path from 'path';
import { rolldown } from 'rolldown';
import { keepOutside, keepPlaces } from './bundle-plugins.mjs';
import { bundleOf, hashOf, MARK, PROGRAMS, readMark } from './bundle.mjs';
import { packageOf, secondCopies } from './one-copy.mjs';
import { refuse, root } from './prepare.mjs';

/** Our packages use `import()` of what may be missing, and packages a few `eval`s; all else is looked at. */
const EXPECTED = ['EVAL', 'UNRESOLVED_IMPORT', 'COMMONJS_VARIABLE_IN_ESM', 'CIRCULAR_DEPENDENCY'];

async function bundleApp(app) {
  const folder = path.join(root, 'apps', app);
  const outside = new Set();
  const bundler = await rolldown({
    input: Object.fromEntries(
      Object.entries(PROGRAMS[app]).map(([name, file]) => [name, path.join(folder, file)]),
    ),
    platform: 'node',
    checks: { pluginTimings: false },
    resolve: { conditionNames: ['node', 'default'] },
    plugins: [keepOutside(outside, bundleOf(app)), keepPlaces(bundleOf(app))],
    onLog: (level, log) => {
      if (level === 'warn' && !EXPECTED.includes(log.code)) process.stderr.write(`${app}: ${log.message}\n`);
    },
  });
  const { output } = await bundler.generate({
    format: 'esm',
    keepNames: true,
    sourcemap: true,
    // All in one folder: what `keepPlaces` writes is relative to it.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundler.close();
  const modules = output.flatMap(({ moduleIds = [] }) => moduleIds).filter((id) => path.isAbsolute(id));
  const bundled = new Set(modules.map(packageOf).filter(Boolean));
  const faults = secondCopies(bundled, outside);
  if (faults.length > 0) refuse(`${app} cannot be bundled:\n  ${faults.join('\n  ')}`);
  const from = modules.filter((id) => !packageOf(id)).map((id) => path.relative(root, id));
  publish(bundleOf(app), output, { from: [...from, ...manifestsOf(from)].sort() }, readMark(app));
}

const manifestsOf = (files) => [
  ...new Set(files.map((file) => path.join(...file.split(path.sep).slice(0, 2), 'package.json'))),
];

/**
 * Each file replaces its predecessor at once, the programs last: a start at the same moment finds the old bundle or the new one. The
 * chunks of the last bundle stay until the next: a program that runs may load them yet.
 */
function publish(target, output, { from }, last) {
  fs.mkdirSync(target, { recursive: true });
  const files = output.map(({ fileName, ...file }) => ({
    fileName,
    text: file.code ?? file.source,
    ...file,
  }));
  for (const { fileName, text } of files.sort((a, b) => Number(!!a.isEntry) - Number(!!b.isEntry)))
    write(path.join(target, fileName), text);
  const made = files.map(({ fileName }) => fileName);
  write(path.join(target, MARK), JSON.stringify({ hash: hashOf(from), from, made }));
  const kept = new Set([MARK, ...made, ...(last?.made ?? [])]);
  for (const file of fs.readdirSync(target))
    if (!kept.has(file) && !file.endsWith('.tmp')) fs.rmSync(path.join(target, file), { force: true });
}

function write(file, text) {
  const draft = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(draft, text);
  fs.renameSync(draft, file);
}

const apps = process.argv.slice(2);
for (const app of apps.length > 0 ? apps : Object.keys(PROGRAMS)) await bundleApp(app);
