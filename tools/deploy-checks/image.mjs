// The image itself, built from the Dockerfile and looked into.
import { buildImage, inspectImage, whyNoImage, withContainer } from './image-builder.mjs';

const DOCKERFILE = 'deploy/docker/Dockerfile';
const IMAGE = 'localhost/bujiao-product:check';
const SERVICES = ['intake', 'verification', 'fulfillment', 'after-sales', 'relay'];
/** Tools of development, by the folders or packages that would give them away. */
const STRANGERS = [
  ...['simulator', 'bench', 'cluster', 'end-to-end', 'standalone'].map((app) => `apps/${app}`),
  ...['libs/testing', 'libs/embedded-kafka', 'libs/embedded-postgres'],
  ...['jest', 'eslint', 'typescript', 'typescript-7', 'testcontainers', 'nx', 'vite'].map(
    (name) => `node_modules/${name}`,
  ),
];

/** Skipped, and said so, where no image can be built; with CI=true that is a fault. */
export function imageChecks() {
  const why = whyNoImage();
  if (why && process.env.CI !== 'true') return [{ name: 'image: built from the Dockerfile', skipped: why }];
  return [
    {
      name: 'image: built from the Dockerfile by buildah',
      faults: () =>
        why ? [why] : (void buildImage({ dockerfile: DOCKERFILE, target: 'product', name: IMAGE }) ?? []),
    },
    { name: 'image: says how it runs: user, port, health check', faults: faultsOfConfig },
    { name: 'image: holds the product and no tool of development', faults: faultsOfContents },
    { name: 'image: every service starts in it and names what it lacks', faults: faultsOfStarts },
    { name: 'image: the health check fails where nothing answers', faults: faultsOfHealthCheck },
  ];
}

const configOf = () => inspectImage(IMAGE).Docker.config;

function faultsOfConfig() {
  const { User, ExposedPorts, Healthcheck, Env } = configOf();
  return [
    ...(User === '1000:1000' ? [] : [`it runs as ${User || 'root'}`]),
    ...(ExposedPorts?.['4000/tcp'] ? [] : ['it exposes no port 4000']),
    ...(Healthcheck?.Test?.[0] === 'CMD' ? [] : ['it has no health check']),
    ...Env.filter((entry) => /(PASSWORD|KEY|PG_URL)=/.test(entry)).map(
      (entry) => `it holds ${entry.split('=')[0]}`,
    ),
  ];
}

const faultsOfContents = () =>
  withContainer(IMAGE, (run) => [
    ...STRANGERS.filter((path) => run(['test', '-e', path]).status === 0).map((path) => `${path} is in it`),
    ...SERVICES.filter((app) => run(['test', '-e', `apps/${app}/bundle/main.js`]).status !== 0).map(
      (app) => `apps/${app} is not in it`,
    ),
    ...(run(['test', '-e', 'apps/relay/bundle/topics.js']).status === 0
      ? []
      : ['the step for topics is not in it']),
    ...(run(['sh', '-c', 'touch /app/x']).status === 0 ? ['its user may change the program'] : []),
  ]);

/** A service without configuration says so, once it has loaded everything. */
const faultsOfStarts = () =>
  withContainer(IMAGE, (run) =>
    SERVICES.flatMap((app) => {
      const { stdout, stderr } = run(configOf().Cmd, { BUJIAO_SERVICE: app });
      const said = stdout + stderr;
      return said.includes('cannot start: The configuration is not right') ? [] : [`${app}: ${said}`];
    }),
  );

const faultsOfHealthCheck = () =>
  withContainer(IMAGE, (run) =>
    run(configOf().Healthcheck.Test.slice(1)).status === 1 ? [] : ['it passes, or does not run'],
  );
