// The packages that go into the bundles. A start opens about 1,500 files of packages when each stays where it is; the numbers below
// are those files, in the standalone.
//
// A package may stand here where all of its users in a process get the copy of the bundle: ours, and packages that stand here too.
// `one-copy.mjs` refuses a bundle where a package outside uses one of these, except for those of SEPARATE. So a package comes with
// what it uses; packages of one or two files that others use as well stay outside.
//
// Never here: what is replaced in parts when it is loaded (pg and its parts, kafkajs), what starts files of its own as threads (pino,
// thread-stream), native programs (sharp), what only serves files (swagger-ui-dist), what is loaded in rare installations
// (@eventstore/db-client, @aws-sdk/client-s3, oidc-provider), and reflect-metadata, which has to come first.

/** 550: its own dynamic imports name packages that stand here too. */
const NEST = [
  ...['common', 'core', 'mapped-types', 'microservices', 'platform-fastify', 'swagger', 'typeorm'].map(
    (name) => `@nestjs/${name}`,
  ),
  ...['@lukeed/csprng', 'fast-safe-stringify', 'iterare', 'path-to-regexp', 'uid'],
];

/** 730, most of them through one index file each, of which a few are used. */
const INDEXED = ['es-toolkit', 'rxjs', 'libphonenumber-js'];

/** 290. The metadata of class-transformer are the module's: a second copy would not know the types of nested objects. */
const VALIDATION = ['class-transformer', 'class-validator', 'validator'];

/** 350: the web server, with the compilers of its schemas. */
const FASTIFY = [
  ...['fastify', 'avvio', 'find-my-way', 'light-my-request', 'fastify-plugin', 'abstract-logging'],
  ...[
    ...['accept-negotiator', 'ajv-compiler', 'error', 'fast-json-stringify-compiler', 'forwarded'],
    ...['merge-json-schemas', 'middie', 'proxy-addr', 'reply-from', 'send', 'static'],
  ].map((name) => `@fastify/${name}`),
  ...['ajv', 'ajv-formats', 'fast-json-stringify', 'fast-uri', 'json-schema-ref-resolver'],
  ...['json-schema-traverse', 'dequal', 'fast-deep-equal', 'fast-decode-uri-component', 'fast-querystring'],
  ...['fastq', 'reusify', 'ret', 'rfdc', 'safe-regex2', 'secure-json-parse', 'semver', 'toad-cache'],
  ...['content-disposition', 'cookie', 'glob', 'ipaddr.js', 'mime', 'process-warning', 'set-cookie-parser'],
];

/** 340. It finds its driver by name when it connects, which is the pg that everything uses. */
const TYPEORM = ['typeorm', '@sqltools/formatter', 'ansis', 'dayjs', 'dedent', 'sql-highlight'];

/** 80, most of them for a file of settings that it looks for. */
const GRAPHILE_WORKER = [
  ...['graphile-worker', 'graphile-config', '@graphile/logger', '@lukeed/ms', 'interpret'],
  ...['cosmiconfig', 'argparse', 'error-ex', 'import-fresh', 'is-arrayish', 'js-yaml', 'json5'],
  ...['json-parse-even-better-errors', 'lines-and-columns', 'parse-json', 'path-type'],
  ...['@babel/code-frame', '@babel/helper-validator-identifier', 'js-tokens', 'picocolors'],
  ...['fdir', 'picomatch', 'tinyglobby'],
];

/** 270: libraries that only we use, with what they use. */
const OTHERS = [
  ...['@marcbachmann/cel-js', '@opentelemetry/api', 'jose', 'lru-cache', 'ml-matrix', 'tslib', 'yaml'],
  ...['prom-client', 'bintrees', 'tdigest'],
  ...['commander', 'string-width', 'strip-ansi', 'ansi-regex'],
];

export const BUNDLED = [
  ...NEST,
  ...INDEXED,
  ...VALIDATION,
  ...FASTIFY,
  ...TYPEORM,
  ...GRAPHILE_WORKER,
  ...OTHERS,
];

/** Without state, and without classes that meet those of others: a second copy of them does no harm. */
export const SEPARATE = ['fastify-plugin', 'jose', 'process-warning', 'semver', 'toad-cache', 'tslib'];
