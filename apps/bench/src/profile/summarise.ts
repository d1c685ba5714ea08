interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

/** What V8 writes into a `.cpuprofile`. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Share of the time, 0 to 1, by name, largest first. */
export type Shares = readonly (readonly [name: string, share: number])[];

export interface ProfileSummary {
  /** By the function that ran. */
  readonly functions: Shares;
  /** By the package, or folder of this project, whose code ran. */
  readonly packages: Shares;
  /** With what was called from it; so these overlap. */
  readonly totals: Shares;
}

export function summarise(profile: CpuProfile): ProfileSummary {
  const own = ownTimes(profile);
  const all = [...own.values()].reduce((sum, us) => sum + us, 0);
  const functions = new Map<string, number>();
  const packages = new Map<string, number>();
  for (const { id, callFrame } of profile.nodes) {
    const us = own.get(id) ?? 0;
    add(functions, functionOf(callFrame), us);
    add(packages, packageOf(callFrame), us);
  }
  return {
    functions: shares(functions, all),
    packages: shares(packages, all),
    totals: shares(totalTimes(profile, own), all),
  };
}

function ownTimes({ samples, timeDeltas }: CpuProfile): Map<number, number> {
  const own = new Map<number, number>();
  // A delta is the time before its sample.
  samples.forEach((id, i) => own.set(id, (own.get(id) ?? 0) + (timeDeltas[i + 1] ?? 0)));
  return own;
}

/** A function that calls itself, however far down, counts once. */
function totalTimes({ nodes }: CpuProfile, own: ReadonlyMap<number, number>): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const totals = new Map<string, number>();
  const visit = (node: ProfileNode, above: ReadonlySet<string>): number => {
    const name = functionOf(node.callFrame);
    const inside = new Set(above).add(name);
    let us = own.get(node.id) ?? 0;
    for (const id of node.children ?? []) us += visit(byId.get(id) as ProfileNode, inside);
    if (!above.has(name)) add(totals, name, us);
    return us;
  };
  const [root] = nodes;
  if (root) visit(root, new Set());
  return totals;
}

const add = (sums: Map<string, number>, name: string, us: number): void =>
  void sums.set(name, (sums.get(name) ?? 0) + us);

const shares = (sums: ReadonlyMap<string, number>, all: number): Shares =>
  [...sums].map(([name, us]) => [name, us / all] as const).sort((a, b) => b[1] - a[1]);

function functionOf({ functionName, url, lineNumber }: CallFrame): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  return url === '' ? name : `${name} ${shortPath(url)}:${lineNumber + 1}`;
}

function packageOf({ functionName, url }: CallFrame): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native';
  if (url.startsWith('node:')) return `node:${url.slice(5).split('/').slice(0, 2).join('/')}`;
  const [, inPackage] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  const [, ours] = /\/((?:apps|libs)\/[^/]+\/dist(?:\/[^/]+(?=\/))?)/.exec(url) ?? [];
  return inPackage ?? ours ?? url;
}

const shortPath = (url: string): string =>
  url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(?=(?:apps|libs)\/)/, '');
