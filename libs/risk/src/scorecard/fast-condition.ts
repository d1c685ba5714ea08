import type { ASTNode } from '@marcbachmann/cel-js';
import type { FeatureName, Features } from '../features/feature-list.js';

/** Undefined: it depends on a feature that has no data. */
type Value = number | boolean | string | undefined;
type Evaluate = (features: Features) => Value;

/** Thrown where a number leaves the range in which numbers are exact: the library, which counts in 64 bits, has to answer. */
export const BEYOND_EXACT = new RangeError('beyond exact numbers');

/**
 * A checked condition as nested functions: a score is asked of every request, and of every recorded one when a policy is tried on the
 * past. The library's own evaluation takes some 20 times as long, most of it for 64-bit integers. Undefined for an operator that is not
 * known here.
 */
export function fastCondition(node: ASTNode): Evaluate | undefined {
  try {
    return compile(node);
  } catch (error) {
    if (error === UNKNOWN_OPERATOR) return undefined;
    throw error;
  }
}

const UNKNOWN_OPERATOR = new Error('unknown operator');

function compile({ op, args }: ASTNode): Evaluate {
  if (op === 'id') return (features) => features[args as unknown as FeatureName];
  if (op === 'value') return literal(args);
  const parts = (Array.isArray(args) ? args : [args]) as unknown as readonly ASTNode[];
  if (op === 'in') return isIn(parts);
  return combine(op, parts.map(compile));
}

function literal(given: unknown): Evaluate {
  const value = typeof given === 'bigint' ? Number(given) : (given as Value);
  if (typeof given === 'bigint' && !Number.isSafeInteger(value)) throw UNKNOWN_OPERATOR;
  return () => value;
}

function isIn([of, list]: readonly ASTNode[]): Evaluate {
  if (!of || list?.op !== 'list') throw UNKNOWN_OPERATOR;
  const one = compile(of);
  const members = (list.args as unknown as readonly ASTNode[]).map(compile);
  return (features) => {
    const value = one(features);
    const values = members.map((member) => member(features));
    return value === undefined || values.includes(undefined) ? undefined : values.includes(value);
  };
}

function combine(op: string, parts: readonly Evaluate[]): Evaluate {
  const [a = nothing, b = nothing, c = nothing] = parts;
  switch (op) {
    // A known side settles it, whatever the other one would be.
    case '&&':
      return settledBy(false, a, b);
    case '||':
      return settledBy(true, a, b);
    case '?:':
      return chosenBy(a, b, c);
    case '!_':
      return ofOne(a, (value) => !value);
    case '-_':
      return ofOne(a, (value) => -(value as number));
    default:
      return ofTwo(op, a, b);
  }
}

const chosenBy =
  (a: Evaluate, b: Evaluate, c: Evaluate): Evaluate =>
  (features) => {
    const chosen = a(features);
    return chosen === undefined ? undefined : chosen ? b(features) : c(features);
  };

const ofOne =
  (a: Evaluate, apply: (value: Value) => Value): Evaluate =>
  (features) => {
    const value = a(features);
    return value === undefined ? undefined : apply(value);
  };

const nothing: Evaluate = () => undefined;

const settledBy =
  (settling: boolean, a: Evaluate, b: Evaluate): Evaluate =>
  (features) => {
    const first = a(features);
    if (first === settling) return settling;
    const second = b(features);
    if (second === settling) return settling;
    return first === undefined || second === undefined ? undefined : !settling;
  };

const OPERATORS: Readonly<Record<string, (a: never, b: never) => Value>> = {
  '==': (a: Value, b: Value) => a === b,
  '!=': (a: Value, b: Value) => a !== b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '+': (a: number, b: number) => exact(a + b),
  '-': (a: number, b: number) => exact(a - b),
  '*': (a: number, b: number) => exact(a * b),
};

function ofTwo(op: string, a: Evaluate, b: Evaluate): Evaluate {
  const apply = OPERATORS[op];
  if (!apply) throw UNKNOWN_OPERATOR;
  return (features) => {
    const [one, other] = [a(features), b(features)];
    return one === undefined || other === undefined ? undefined : apply(one as never, other as never);
  };
}

/** Texts are joined by `+` as well. */
function exact(value: number): number {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw BEYOND_EXACT;
  return value;
}
