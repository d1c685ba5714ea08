// Hooks of Node's module loader, in every worker of jest: TypeScript by its own name, '@jest/globals', and our packages from source.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.cjs';

const GLOBALS = new URL('./globals.mjs', import.meta.url).href;
const isTypeScript = (url) => url.split('?')[0].endsWith('.ts');

export async function resolve(specifier, context, nextResolve) {
  if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && isTypeScript(context.parentURL ?? '')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (fs.existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
  }
  return nextResolve(specifier, { ...context, conditions: ['@bujiao/source', ...context.conditions] });
}

export async function load(url, context, nextLoad) {
  if (!isTypeScript(url)) return nextLoad(url, context);
  const source = compile(fileURLToPath(url.split('?')[0]));
  return { format: 'module', source, shortCircuit: true };
}
