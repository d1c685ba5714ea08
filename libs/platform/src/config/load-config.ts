import { readFileSync } from 'node:fs';
import { validateSync } from 'class-validator';
import { ConfigError, type ConfigFault } from './config-error.js';
import { Config } from './config.js';
import { variablesOf, type Configured, type Variable } from './variables.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from the environment. Every variable may also be given as `<NAME>_FILE`, the path of a file with its value,
 * which is meant for secrets. Throws {@link ConfigError}, which names every bad variable at once.
 * @param service reads only its own sections: a secret that it does not need is not required, and ignored if it is given. Reading a
 * member of another section throws. @default all sections
 */
export function loadConfig(env: Environment, service?: Configured): Config {
  const faults: ConfigFault[] = [];
  const config = new Config();
  const variables = variablesOf(service);
  for (const variable of variables) {
    const text = textOf(variable, env, faults) ?? defaultOf(variable, env);
    if (text !== undefined)
      Object.assign(config, { [variable.key]: variable.parse ? variable.parse(text) : text });
    else faults.push({ variable: variable.name, message: 'must be set' });
  }
  const all = firstOfEach([...faults, ...invalid(config, variables)]);
  if (all.length > 0) throw new ConfigError(all);
  closeOtherSections(config, variables, service);
  return config;
}

/** Whether a member belongs to the sections that the service reads. */
export const isConfigured = (config: Config, key: keyof Config): boolean =>
  Object.prototype.propertyIsEnumerable.call(config, key);

function closeOtherSections(config: Config, own: readonly Variable[], service: string | undefined): void {
  const keys = new Set(own.map(({ key }) => key));
  for (const { key, name } of variablesOf().filter((variable) => !keys.has(variable.key)))
    Object.defineProperty(config, key, {
      enumerable: false,
      get: () => {
        throw new Error(`${name} is no part of the configuration of ${service ?? 'this process'}`);
      },
    });
}

function defaultOf({ inStandalone, byDefault }: Variable, env: Environment): string | undefined {
  const standalone = (env['BUJIAO_MODE'] ?? 'standalone') === 'standalone';
  return (standalone ? inStandalone : undefined) ?? byDefault;
}

/** Reports the first fault of each variable, which is nearest to the cause. */
const firstOfEach = (faults: readonly ConfigFault[]): ConfigFault[] =>
  faults.filter(({ variable }, i) => faults.findIndex((fault) => fault.variable === variable) === i);

/** An empty variable counts as not set: compose files and shells set them by accident. */
function textOf({ name }: Variable, env: Environment, faults: ConfigFault[]): string | undefined {
  const value = env[name] === '' ? undefined : env[name];
  const file = env[`${name}_FILE`];
  if (!file) return value;
  if (value !== undefined) {
    faults.push({ variable: name, message: `is given twice, by value and by ${name}_FILE: keep one` });
    return value;
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    faults.push({
      variable: name,
      message: `cannot be read from the file that ${name}_FILE names: check its path and mode`,
    });
    return undefined;
  }
}

/** Members of other sections do not exist, and are not required. */
const invalid = (config: Config, variables: readonly Variable[]): ConfigFault[] =>
  validateSync(config, { stopAtFirstError: true }).flatMap(({ property, constraints = {} }) => {
    const variable = variables.find(({ key }) => key === property);
    return variable
      ? [{ variable: variable.name, message: Object.values(constraints)[0] ?? 'is not valid' }]
      : [];
  });
