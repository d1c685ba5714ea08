// The Helm chart: rendered by Helm's own engine, then held against the schemas of Kubernetes and against rules of our own.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOfCommand } from './command.mjs';
import { ownVariables } from './sections.mjs';

const SERVICES = ['intake', 'verification', 'fulfillment', 'after-sales', 'relay', 'ops'];
const CHART = 'deploy/helm/bujiao';

export function chartChecks(bin) {
  const chart = (...args) =>
    faultsOfCommand(join(bin, 'python'), ['tools/deploy-checks/chart.py', CHART, ...args], {
      env: { ...process.env, OWN_VARIABLES: JSON.stringify(ownVariables(SERVICES)) },
    });
  const values = readdirSync(join(CHART, 'ci')).map((file) => join(CHART, 'ci', file));
  return [
    ...values.flatMap((file) => {
      const name = file.split('/').at(-1).replace('-values.yaml', '');
      return [
        { name: `chart with ${name}: helm lint`, faults: () => chart('lint', file) },
        {
          name: `chart with ${name}: rendered, valid for Kubernetes 1.27 to 1.37, unknown fields refused`,
          faults: () => chart('valid', file),
        },
        {
          name: `chart with ${name}: no pod has rights it does not need; probes, limits and secrets by file`,
          faults: () => chart('rules', file),
        },
      ];
    }),
    {
      name: 'chart: values that are missing or misspelt are refused',
      faults: () => chart('refuses', join(CHART, 'ci', 'least-values.yaml')),
    },
  ];
}
