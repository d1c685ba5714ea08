// Checks everything under deploy/ and the compose file without a container engine. One line a check; status 1 when one fails.
// usage: node tools/deploy-checks/run.mjs
import { fileURLToPath } from 'node:url';
import { agreementChecks } from './agreement.mjs';
import { chartChecks } from './chart.mjs';
import { containerChecks } from './containers.mjs';
import { imageChecks } from './image.mjs';
import { pythonTools } from './python-tools.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const bin = pythonTools('tools/deploy-checks/requirements.txt');

let failed = 0;
let skipped = 0;
const checks = [...containerChecks(bin), ...chartChecks(bin), ...agreementChecks(), ...imageChecks()];
for (const { name, faults, skipped: why } of checks) {
  if (why) {
    skipped += 1;
    console.log(`SKIP  ${name}: ${why}`);
    continue;
  }
  const found = faultsOf(faults);
  if (found.length > 0) failed += 1;
  console.log(found.length === 0 ? `ok    ${name}` : `FAIL  ${name}`);
  for (const fault of found) console.log(`      ${fault.trim().replaceAll('\n', '\n      ')}`);
}
console.log(
  `${checks.length - failed - skipped} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exit(failed === 0 ? 0 : 1);

/** A check that cannot be made has failed. */
function faultsOf(check) {
  try {
    return check();
  } catch (error) {
    return [String(error.stack ?? error)];
  }
}
