// Writes libs/policy/schema/policy.schema.json, the JSON Schema for editors, from the code. A spec holds the two together.
// Needs the build: node tools/policy-schema.mjs
import { writeFileSync } from 'node:fs';
import { POLICY_SCHEMA } from '../libs/policy/dist/document/index.js';

const file = new URL('../libs/policy/schema/policy.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`);
