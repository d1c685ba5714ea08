import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { FoundAt, Place } from './finding.js';

/** Characters. A policy of every goods id of a large shop fits. */
export const LONGEST_TEXT = 200_000;
/** Levels; the schema has six. */
const DEEPEST = 32;

type At = readonly (string | number)[];

/** YAML text as data, with the place of every part. */
export interface YamlText {
  /** Undefined where it cannot be read. */
  readonly data: unknown;
  readonly problems: readonly (FoundAt & { readonly place?: Place })[];
  /** Where a part stands; of the nearest part around it that is there. */
  readonly placeOf: (path: At, atKey?: boolean) => Place;
}

const START: Place = { line: 1, column: 1 };

/** Reads YAML 1.2 without anchors, aliases and types of its own: what is written is what holds. Never throws. */
export function readYaml(text: string): YamlText {
  if (text.length > LONGEST_TEXT)
    return unreadable({ code: 'too-long', path: [], values: { length: text.length, most: LONGEST_TEXT } });
  if (isTooDeep(text)) return unreadable({ code: 'too-deep', path: [], values: { most: DEEPEST } });
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: false,
    resolveKnownTags: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...syntaxProblems(document, placeAt), ...formProblems(document, placeAt)];
  return {
    data: problems.length === 0 ? document.toJS() : undefined,
    problems,
    placeOf: (path, atKey = false) => placeAt(offsetOf(document, path, atKey)),
  };
}

const unreadable = (problem: FoundAt): YamlText => ({
  data: undefined,
  problems: [{ ...problem, place: START }],
  placeOf: () => START,
});

/** Brackets and dashes nest; a parser that recurses over a million of them would end the process. */
function isTooDeep(text: string): boolean {
  let [open, deepest] = [0, 0];
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, (open += 1));
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
  }
  return deepest > DEEPEST || /^ *(?:[-?:] +){32}/m.test(text) || /^ {400}/m.test(text);
}

const CODES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'duplicate-key',
  MULTIPLE_DOCS: 'several-documents',
  TAB_AS_INDENT: 'tab-as-indent',
  BAD_INDENT: 'bad-indent',
};

type Problem = FoundAt & { readonly place: Place };

const syntaxProblems = ({ errors, warnings }: Document, placeAt: (offset: number) => Place): Problem[] =>
  [...errors, ...warnings].map(({ code, message, pos }) => ({
    code: CODES[code] ?? (code === 'TAG_RESOLVE_FAILED' ? 'tag' : 'not-yaml'),
    path: [],
    values: { detail: message.split('\n')[0] ?? '' },
    place: placeAt(pos[0]),
  }));

/** What YAML allows and a policy does not: anchors and aliases, types, names that are no text. */
function formProblems(document: Document, placeAt: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, node: Node | null | undefined): void => {
    problems.push({ code, path: [], values: {}, place: placeAt(node?.range?.[0] ?? 0) });
  };
  visit(document, {
    Alias: (_, node) => add('alias', node),
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) add('alias', node);
      if (!isAlias(node) && node.tag !== undefined) add('tag', node);
    },
    Pair: (_, { key }) => {
      if (!isScalar(key) || typeof key.value === 'object') add('key-not-text', key as Node | null);
    },
  });
  return problems;
}

/** Offset of the part at `path`, or of the nearest one around it. */
function offsetOf(document: Document, path: At, atKey: boolean): number {
  const root: Member = { key: undefined, value: document.contents ?? undefined };
  let [at, offset] = [root, offsetIn(root, false, 0)];
  for (const [depth, name] of path.entries()) {
    const member = memberOf(at.value, name);
    if (!member) return offset;
    offset = offsetIn(member, atKey && depth === path.length - 1, offset);
    at = member;
  }
  return offset;
}

const offsetIn = ({ key, value }: Member, atKey: boolean, otherwise: number): number =>
  (atKey ? key : (value ?? key))?.range?.[0] ?? otherwise;

interface Member {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

function memberOf(node: unknown, name: string | number): Member | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(name)] as Node | undefined;
    return value && { key: value, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(name),
  );
  return pair && { key: pair.key as Node, value: (pair.value as Node | null) ?? undefined };
}
