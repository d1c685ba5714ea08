/** The `risk:` section of the policy `standard`, as its document has it. Weights were tuned on the traffic of one seed; see docs/risk.md. */
export const STANDARD_RISK = {
  factors: {
    disputes: {
      points: 35,
      when: 'disputes90d > 0',
      zh: '90 天内有 {disputes90d} 次争议',
      en: 'Disputes in 90 days: {disputes90d}',
    },
  },
  bands: {
    'straight-through': 'below 30',
    'second-check': 'below 60',
    human: 'below 90',
    refuse: 'from 90',
  },
} as const;
