// TypeScript as specs run it: compiled by swc into a cache on disk, by content, with a source map beside it.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { transformSync, version } = require('@swc/core');

/** As tsc compiles: Nest reads the types of parameters from decorators, and names of classes stand in texts. */
const OPTIONS = {
  module: { type: 'es6' },
  sourceMaps: true,
  swcrc: false,
  configFile: false,
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};
const CACHE = path.join(__dirname, '../../../../node_modules/.cache/specs');
const SETTINGS = JSON.stringify([version, process.version, OPTIONS]);

/** Where what `file` holds now is kept in the cache, without an ending. */
function placeOf(file, source) {
  return path.join(CACHE, createHash('sha256').update(`${SETTINGS}\0${file}\0${source}`).digest('hex'));
}

/** Workers compile at the same time: each file appears whole, whoever wrote it. */
function write(file, text) {
  const own = `${file}.${process.pid}.${Math.random()}`;
  fs.writeFileSync(own, text);
  fs.renameSync(own, file);
}

/** The JavaScript of a TypeScript file. */
exports.compile = (file) => {
  const source = fs.readFileSync(file, 'utf8');
  const place = placeOf(file, source);
  try {
    return fs.readFileSync(`${place}.js`, 'utf8');
  } catch {
    const { code, map } = transformSync(source, { ...OPTIONS, filename: file });
    fs.mkdirSync(CACHE, { recursive: true });
    write(`${place}.map`, map);
    write(`${place}.js`, code);
    return code;
  }
};

/** The file with the source map of a compiled file; undefined where there is none. */
exports.sourceMapOf = (file) => {
  try {
    const map = `${placeOf(file, fs.readFileSync(file, 'utf8'))}.map`;
    return fs.existsSync(map) ? map : undefined;
  } catch {
    return undefined;
  }
};
