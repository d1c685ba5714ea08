// Which service reads which variables, as the code says it.
import { readFileSync } from 'node:fs';

const SECTION = /\n {2}\{\n(?: {4}services: \[([^\]]*)\],\n)?( {4}variables: \[[\s\S]*?)\n {2}\},/g;
const names = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);

/** By service, the variables that it shares with no other or with some; those of every service are left out. */
export function ownVariables(services) {
  const text = readFileSync('libs/platform/src/config/variables.ts', 'utf8');
  const sections = [...text.matchAll(SECTION)].flatMap(([, of, variables]) =>
    of === undefined ? [] : [{ of: names(of, /'([a-z-]+)'/g), has: names(variables, /name: '([A-Z_]+)'/g) }],
  );
  if (sections.length < 3) throw new Error(`only ${sections.length} sections were found in the code`);
  return Object.fromEntries(
    services.map((service) => [
      service,
      sections.filter(({ of }) => of.includes(service)).flatMap(({ has }) => has),
    ]),
  );
}

/** What a service is told that only others read. @param told names of variables, also with `_FILE` */
export function foreignVariables(service, told, own) {
  const foreign = new Set(
    Object.values(own)
      .flat()
      .filter((name) => !own[service]?.includes(name)),
  );
  return told.map((name) => name.replace(/_FILE$/, '')).filter((name) => foreign.has(name));
}
