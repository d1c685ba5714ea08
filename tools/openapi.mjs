// `npm run openapi`: writes the OpenAPI document of the whole product, and the client's types that are generated from it.
// `--check` writes nothing; status 1 and one line where what is committed differs. `--built`: of what is built already. No server.
import fs from 'fs';
import path from 'path';
import { format, resolveConfig } from 'prettier';
import { build, checkNode, install, refuse, root } from './lib/prepare.mjs';

const DOCUMENT = path.join(root, 'libs', 'client', 'openapi.json');
const TYPES = path.join(root, 'libs', 'client', 'src', 'generated', 'api.ts');
const HEADER = '// Made by `npm run openapi` from openapi.json. Do not change it by hand.\n\n';

const checks = process.argv.includes('--check');
if (!process.argv.includes('--built')) {
  checkNode();
  install();
  build(['apps/standalone']);
}

const { productDocument } = await import('../apps/standalone/dist/product-document.js');
const { default: openapiTypescript, astToString } = await import('openapi-typescript');

const document = await productDocument();
const types = astToString(
  await openapiTypescript(document, { alphabetize: true, immutable: true, defaultNonNullable: false }),
);
const wanted = [
  [DOCUMENT, await pretty(DOCUMENT, JSON.stringify(document))],
  [TYPES, await pretty(TYPES, HEADER + types)],
];
const stale = wanted.filter(([file, text]) => !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text);
if (checks && stale.length > 0)
  refuse(
    `${stale.map(([file]) => path.relative(root, file)).join(', ')}: stale; run npm run openapi and commit.`,
  );
for (const [file, text] of stale) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  console.log(`written: ${path.relative(root, file)}`);
}
process.exit(0);

async function pretty(file, text) {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
