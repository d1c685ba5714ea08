// What deploy/ and the docs say, against what the code reads, answers and measures.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const VARIABLES = 'libs/platform/src/config/variables.ts';
const TOPIC_OPTIONS = 'apps/relay/src/topic-options.ts';
const COMPOSE = 'docker-compose.yml';
const TEMPLATES = 'deploy/helm/bujiao/templates';
const GUIDE = 'docs/deployment.md';
const PUBLISHING = 'docs/publishing.md';
const DASHBOARDS = 'deploy/dashboards';
const ALERTS = 'deploy/alerts/bujiao.rules.yaml';
/** Of the image and of the demo's container; no part of the services' configuration. */
const OTHER_VARIABLES = ['BUJIAO_SERVICE', 'INTAKE_URL', 'FULFILLMENT_URL', 'AFTER_SALES_URL', 'ISSUER_URL'];
/** Of what other images are told. */
const FOREIGN =
  /^(POSTGRES|EVENTSTORE|CLUSTER_ID$|KAFKA_(?!BROKERS|PARTITIONS|REPLICATION_FACTOR|RETENTION_MS))/;

const read = (path) => readFileSync(path, 'utf8');
const matches = (text, pattern) => new Set([...text.matchAll(pattern)].map(([, match]) => match));
const filesBelow = (folder, pattern) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => pattern.test(file))
    .map((file) => join(folder, file));

export const agreementChecks = () => [
  {
    name: 'variables: the compose file and the chart name only those that the code reads',
    faults: faultsOfVariables,
  },
  {
    name: 'variables: the compose file and the chart pass on all that an installation sets',
    faults: faultsOfPassing,
  },
  { name: 'variables: the guide has all of them, and no other', faults: faultsOfGuide },
  {
    name: 'routes: the ingress leads every public route to the service that answers it',
    faults: faultsOfIngress,
  },
  { name: 'dashboards: only metrics that exist', faults: faultsOfDashboards },
  {
    name: 'alerts: only metrics that exist, each with a command and a runbook that exists',
    faults: faultsOfAlerts,
  },
  {
    name: 'publishing: the page shows the publishers as they are, and every event type',
    faults: faultsOfPublishing,
  },
];

const configured = () =>
  new Set([
    ...matches(read(VARIABLES), /name: '([A-Z_]+)'/g),
    ...matches(read(TOPIC_OPTIONS), /'(KAFKA_[A-Z_]+)'/g),
  ]);
const withoutFile = (name) => name.replace(/_FILE$/, '');

function faultsOfVariables() {
  const known = new Set([...configured(), ...OTHER_VARIABLES]);
  const sources = [COMPOSE, ...filesBelow(TEMPLATES, /\.(yaml|tpl)$/)];
  return sources.flatMap((file) => {
    const named = matches(read(file), /(?:^\s*|name: )([A-Z][A-Z0-9_]{3,})(?=:|, value)/gm);
    return [...named]
      .filter((name) => !FOREIGN.test(name) && !known.has(withoutFile(name)))
      .map((name) => `${file} names ${name}, which nothing reads`);
  });
}

/** Their defaults suit the compose file and the chart. A new variable is passed on by both, or named here. */
const LEFT_TO_DEFAULTS = [
  ...['CARD_LOOKS_MOST', 'DEMO_TOKENS', 'HTTP_BODY_LIMIT', 'HTTP_HOST', 'HTTP_MAX_REQUESTS'],
  ...['HTTP_MAX_REQUESTS_PER_CLIENT', 'HTTP_MAX_STREAMS', 'HTTP_MAX_STREAMS_PER_CLIENT'],
  ...['HTTP_REQUEST_TIMEOUT_MS', 'LOG_FORMAT', 'PG_POOL_SIZE', 'RETENTION_DAYS'],
];

/** Named as it is, or with `_FILE`. */
function faultsOfPassing() {
  const templates = filesBelow(TEMPLATES, /\.(yaml|tpl)$/)
    .map(read)
    .join('\n');
  const sources = { [COMPOSE]: read(COMPOSE), [TEMPLATES]: templates };
  const needed = [...matches(read(VARIABLES), /name: '([A-Z_]+)'/g)].filter(
    (name) => !LEFT_TO_DEFAULTS.includes(name),
  );
  return Object.entries(sources).flatMap(([file, text]) =>
    needed
      .filter((name) => !new RegExp(`\\b${name}(_FILE)?\\b`).test(text))
      .map((name) => `${file} does not pass on ${name}`),
  );
}

function faultsOfGuide() {
  const told = matches(read(GUIDE), /^\| `([A-Z_]+)`/gm);
  const real = new Set([...configured(), 'BUJIAO_SERVICE']);
  return [
    ...[...real].filter((name) => !told.has(name)).map((name) => `${GUIDE} lacks ${name}`),
    ...[...told].filter((name) => !real.has(name)).map((name) => `${GUIDE} has ${name}, which nothing reads`),
  ];
}

/** Routes that only other services of the release may use. */
const INSIDE = /^\/(issued-cards|health|metrics|docs|orders\/[^/]+\/record$)/;

function faultsOfIngress() {
  const paths = [...read(join(TEMPLATES, 'ingress.yaml')).matchAll(/^\s+"(\/\S+)" "([a-z-]+)"/gm)].map(
    ([, path, service]) => ({ path: new RegExp(`^${path}`), service }),
  );
  const led = (route) => new Set(paths.filter(({ path }) => path.test(route)).map(({ service }) => service));
  const known = ['intake', 'verification', 'fulfillment', 'after-sales', 'ops'].flatMap((service) =>
    routesOf(service).map((route) => ({ service, route })),
  );
  if (known.length < 8) return [`only ${known.length} routes were found in the code`];
  return known.flatMap(({ service, route }) => {
    const to = [...led(route)].join(' and ') || 'nowhere';
    const wanted = INSIDE.test(route) ? 'nowhere' : service;
    return to === wanted ? [] : [`${route} leads to ${to} and should lead to ${wanted}`];
  });
}

/** Addresses of a service's controllers, with something in the place of each parameter. */
function routesOf(service) {
  return filesBelow(`apps/${service}/src`, /\.controller\.ts$/).flatMap((file) => {
    const text = read(file);
    const base = /@Controller\('([^']*)'\)/.exec(text)?.[1] ?? '';
    return [...text.matchAll(/@(?:Get|Post|Put|Patch|Delete|Sse)\((?:'([^']*)')?\)/g)].map(([, path = '']) =>
      `/${base}/${path}`.replace(/\/+/g, '/').replace(/\/$/, '').replace(/:\w+/g, 'x1'),
    );
  });
}

function faultsOfDashboards() {
  const exist = metricNames();
  const files = filesBelow(DASHBOARDS, /\.json$/);
  if (files.length === 0) return [`no dashboard in ${DASHBOARDS}`];
  return files.flatMap((file) => {
    const { panels = [], templating } = JSON.parse(read(file));
    const expressions = [
      ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
      ...(templating?.list ?? []).map(({ query }) => query?.query ?? query),
    ];
    const ids = panels.map(({ id }) => id);
    const unknown = new Set(
      expressions.flatMap((expr) =>
        [...matches(String(expr), /\b((?:bujiao|nodejs|process)_\w+)/g)].filter((name) => !exist.has(name)),
      ),
    );
    return [
      ...(panels.length === 0 ? [`${file} has no panels`] : []),
      ...(new Set(ids).size === ids.length ? [] : [`${file} has two panels of one id`]),
      ...[...unknown].map((name) => `${file} shows ${name}, which nothing measures`),
    ];
  });
}

/** Each rule is made of metrics that exist, and names a runbook that exists and a command. */
function faultsOfAlerts() {
  const exist = metricNames();
  const rules = read(ALERTS)
    .split(/^ {6}- alert: /m)
    .slice(1);
  if (rules.length === 0) return [`no alert in ${ALERTS}`];
  return rules.flatMap((rule) => {
    const [name] = rule.split('\n');
    const shown = matches(rule, /\b(bujiao_\w+)/g);
    const runbook = /^ +runbook: (\S+)$/m.exec(rule)?.[1];
    return [
      ...[...shown]
        .filter((metric) => !exist.has(metric))
        .map((metric) => `${name} looks at ${metric}, which nothing measures`),
      ...(runbook && existsSync(`docs/runbooks/${runbook}.md`)
        ? []
        : [`${name} names no runbook that exists`]),
      ...(/^ +command: '?bujiao /m.test(rule) ? [] : [`${name} names no command`]),
    ];
  });
}

/** Those of Node, as the metrics library has them, and our own, as the code names them. */
function metricNames() {
  const platform = createRequire(join(process.cwd(), 'libs/platform/package.json'));
  const { collectDefaultMetrics, Registry } = platform('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const own = ['libs', 'apps']
    .flatMap((folder) => filesBelow(folder, /^[^/]+\/src\/.*(?<!\.spec)\.ts$/))
    .flatMap((file) => [...matches(read(file), /'(bujiao_\w+)'/g)]);
  const names = [...registry.getMetricsAsArray().map(({ name }) => name), ...own];
  return new Set(names.flatMap((name) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]));
}

function faultsOfPublishing() {
  const page = read(PUBLISHING);
  const publishers = filesBelow('docs/publishing', /\.(py|java|sh)$/);
  const types = matches(read('libs/contracts/src/orders/order-feed.ts'), /^ {2}'(shop\.order\.[a-z-]+)'/gm);
  return [
    ...publishers
      .filter((file) => !page.includes(read(file).trim()))
      .map((file) => `${PUBLISHING} does not show ${file} as it is`),
    ...[...types]
      .filter((type) => !page.includes(`\`${type}\``))
      .map((type) => `${PUBLISHING} lacks ${type}`),
    ...(publishers.length === 3 && types.size > 5
      ? []
      : [`${publishers.length} publishers and ${types.size} event types were found`]),
  ];
}
