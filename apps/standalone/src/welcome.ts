import type { Standalone } from './standalone.js';

export const welcome = ({ address, banner, dataFolder }: Standalone, seconds: number): string => `
Bujiao is ready after ${seconds.toFixed(1)} s.

  Console            ${address}
  API and its docs   ${address}/docs
  Health, metrics    ${address}/health/ready   ${address}/metrics
  Data               ${dataFolder}
  ${banner.join('\n  ')}

Try next, in another terminal:

  npm run demo                     200 orders, some go wrong, all get resubmitted
  curl -s ${address}/demo/tokens -H 'content-type: application/json' -d '{"user":"buyer:B0001"}'

Ctrl-C stops it; the data stays.
`;
