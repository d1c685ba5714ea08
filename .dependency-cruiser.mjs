// Who may know whom. `npm run lint` holds it.

/** Rules of the business: pure, so that they can be read, tested and replayed without a server. */
const DOMAIN = '^libs/(backtest|order-history|policy|risk|texts)/src/|[.]decider[.]ts$|/domain/';
/** Reads the text of a policy: pure as well, by libraries for YAML and JSON Schema; `shipped.ts` reads the files beside it. */
const POLICY_TEXT = '^libs/policy/src/document/';
const TEST_CODE =
  '[.]spec[.]ts$|/contract-suite/|/testing/|/postgres/spec/|^libs/testing/|-(fixtures|installation)[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-knows-no-framework',
      comment:
        'Business rules import contracts, the order history, policy, risk, backtest, texts, conditions in CEL, matrices and each other: no framework, no driver, no clock, no I/O.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: [TEST_CODE, POLICY_TEXT] },
      to: {
        pathNot: [
          '^libs/(backtest|contracts|order-history|policy|risk|texts)/src/',
          '^apps/[^/]+/src/',
          '^node_modules/@marcbachmann/cel-js/',
          '^node_modules/ml-matrix/',
        ],
      },
    },
    {
      name: 'policy-text-knows-no-framework',
      comment:
        'The reader of policy documents takes contracts, policy, texts and the libraries for its formats.',
      severity: 'error',
      from: { path: POLICY_TEXT, pathNot: TEST_CODE },
      to: {
        pathNot: [
          '^libs/(contracts|input-text|policy)/src/',
          'node_modules/(yaml|ajv)/',
          '^(node:)?(fs|module)$',
        ],
      },
    },
    {
      name: 'domain-imports-domain',
      comment:
        'A decider may import values and other deciders of its own app, not its Nest classes, repositories or clients.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: TEST_CODE },
      to: {
        path: '[.](module|controller|service|handler|repository|entity|client|guard|filter|migration)[.]ts$',
      },
    },
    {
      name: 'no-app-imports-an-app',
      comment:
        'Services meet in events. The standalone and the cluster put them together, the end-to-end specs try them together, the bench drives them with the simulator, whose traffic runs their deciders.',
      severity: 'error',
      from: {
        path: '^apps/([^/]+)/',
        pathNot: '^apps/(standalone|cluster|end-to-end|bench|simulator/src/traffic)/',
      },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'bench-drives-by-the-simulator',
      comment: 'The bench measures from outside: it knows the simulator alone.',
      severity: 'error',
      from: { path: '^apps/bench/' },
      to: { path: '^apps/', pathNot: '^apps/(bench|simulator)/' },
    },
    {
      name: 'no-lib-imports-an-app',
      comment: 'Libraries are what apps stand on.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Files that import each other, types included, cannot be read or moved alone: put what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'What ships does not load test helpers.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TEST_CODE, '^apps/(bench|end-to-end|console/browser)/'] },
      to: {
        path: '^libs/testing/|[.]spec[.]ts$|^node_modules/(@jest|jest|fast-check|testcontainers|@testcontainers)/',
      },
    },
    {
      name: 'kafkajs-behind-its-wall',
      comment:
        'A value of kafkajs comes from libs/fast-kafkajs: who loads kafkajs first leaves the relay without its fence. Types are free.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/fast-kafkajs/', '^apps/bench/src/bare/'] },
      to: { path: '(^|/)node_modules/kafkajs/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'named-by-its-service',
      comment:
        'A projection that the module does not name cannot be rebuilt; a migration, handler or controller that nobody names does nothing.',
      severity: 'error',
      module: {
        path: '^apps/.*[.](projection|migration|handler|controller)[.]ts$',
        numberOfDependentsLessThan: 1,
      },
      from: { path: '[.]module[.]ts$|-schema[.]ts$' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|^apps/[^/]+/bundle/|[.]tmp[.]' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@bujiao/source', 'import', 'node', 'default', 'types'],
    },
  },
};
