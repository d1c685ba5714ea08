import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import {
  FEATURE_NAMES,
  FEATURES,
  isFeature,
  type FeatureName,
  type Features,
} from '../features/feature-list.js';
import { BEYOND_EXACT, fastCondition } from './fast-condition.js';

const CEL_TYPES = { count: 'int', flag: 'bool', code: 'string' } as const;
const MOST_NODES = 100;

/** Operators that cannot fail on any value but by overflow, and that end at once: no calls, no patterns, no division. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['value', 'id', 'list', 'in', '&&', '||', '!_', '-_', '?:'],
  ...['==', '!=', '<', '<=', '>', '>=', '+', '-', '*'],
]);

const environment = FEATURE_NAMES.reduce(
  (env, name) => env.registerVariable(name, CEL_TYPES[FEATURES[name].type]),
  new Environment({ limits: { maxAstNodes: MOST_NODES, maxDepth: 30, maxListElements: 50 } }),
);

type Values = Record<string, bigint | boolean | string>;

export interface Condition {
  /** Features that it names, each once. */
  readonly features: readonly FeatureName[];
  /** Undefined where the result depends on a feature that has no data. */
  test(features: Features): boolean | undefined;
  /** The same, by the library for CEL alone: what {@link test} is held against. */
  testByLibrary(features: Features): boolean | undefined;
}

/** Why a condition is refused. `near`: the known name that is most like the unknown one. */
export interface ConditionProblem {
  readonly code: 'unknown-feature' | 'operator-not-allowed' | 'not-a-condition' | 'condition-unreadable';
  readonly at: number;
  readonly values: Readonly<Record<string, string>>;
}

/** The compiled condition, or what is wrong with it. */
export function readCondition(text: string): Condition | ConditionProblem {
  const parsed = parse(text);
  if ('code' in parsed) return parsed;
  const nodes = [...nodesOf(parsed.ast)];
  const unknown = nodes.find((node) => node.op === 'id' && !isFeature(textOf(node)));
  if (unknown) return { code: 'unknown-feature', at: unknown.pos, values: { name: textOf(unknown) } };
  const odd = nodes.find(({ op }) => !ALLOWED.has(op));
  if (odd) return { code: 'operator-not-allowed', at: odd.pos, values: { operator: odd.op } };
  const checked = environment.check(text);
  if (!checked.valid) return unreadable(checked.error);
  if (checked.type !== 'bool')
    return { code: 'not-a-condition', at: 0, values: { type: String(checked.type) } };
  return conditionOf(parsed, nodes);
}

type Parsed = ReturnType<Environment['parse']>;

function parse(text: string): Parsed | ConditionProblem {
  try {
    return environment.parse(text);
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): ConditionProblem {
  const { message = '', node } = (error ?? {}) as { message?: string; node?: { pos?: number } };
  const [detail = ''] = message.split('\n');
  return { code: 'condition-unreadable', at: node?.pos ?? 0, values: { detail } };
}

function conditionOf(parsed: Parsed, nodes: readonly ASTNode[]): Condition {
  const names = nodes.filter(({ op }) => op === 'id').map((node) => textOf(node) as FeatureName);
  const features = [...new Set(names)];
  // With && and || a known side may settle it, whatever the unknown side would be.
  const mayDoWithout = nodes.some(({ op }) => op === '&&' || op === '||' || op === '?:');
  const slow = (values: Features): boolean | undefined => {
    const known = features.filter((name) => values[name] !== undefined);
    if (known.length < features.length && !mayDoWithout) return undefined;
    return resultOf(parsed, celValues(values, known));
  };
  return { features, test: fastTest(parsed.ast, slow), testByLibrary: slow };
}

/** The same result, without the library where numbers are exact. */
function fastTest(ast: ASTNode, slow: Condition['test']): Condition['test'] {
  const fast = fastCondition(ast);
  if (!fast) return slow;
  return (values) => {
    try {
      return fast(values) as boolean | undefined;
    } catch (error) {
      if (error === BEYOND_EXACT) return slow(values);
      throw error;
    }
  };
}

function resultOf(parsed: Parsed, values: Values): boolean | undefined {
  try {
    const result: unknown = parsed(values);
    return typeof result === 'boolean' ? result : undefined;
  } catch {
    // A value that is missing, or a sum that is too great: there is no result, and the scorecard shows that.
    return undefined;
  }
}

function celValues(features: Features, names: readonly FeatureName[]): Values {
  const values: Values = {};
  for (const name of names) {
    const value = features[name];
    if (value !== undefined) values[name] = typeof value === 'number' ? BigInt(value) : value;
  }
  return values;
}

/** The name that an identifier stands for. */
const textOf = ({ args }: ASTNode): string => (typeof args === 'string' ? args : '');

function* nodesOf(node: ASTNode): Iterable<ASTNode> {
  yield node;
  const args: unknown = node.args;
  for (const child of Array.isArray(args) ? args.flat() : [args]) if (isNode(child)) yield* nodesOf(child);
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
