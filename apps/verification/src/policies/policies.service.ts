import { Inject, Injectable } from '@nestjs/common';
import type { PolicyEvent } from '@bujiao/contracts';
import { conflict, notFound, Problem, unprocessable, type Principal } from '@bujiao/platform';
import {
  activatePolicy,
  draftPolicy,
  PolicyRefusal,
  waitingFor,
  type PolicyLife,
  type PolicyRefusalCode,
} from '@bujiao/policy';
import { POLICIES, PolicyDesk, PolicyReader, readPolicy, type Policies } from '@bujiao/policy-desk';
import { VERSION_PATTERN } from '@bujiao/policy/document';
import { policyRefusal } from '@bujiao/texts';
import {
  activationView,
  changesFrom,
  comparedVersion,
  findingViews,
  policyLine,
  policyLines,
  type LintView,
  type PoliciesView,
  type PolicyView,
} from './policy-views.js';

export interface Activate {
  readonly version: string;
  readonly because: string;
  /** ISO 8601. */
  readonly from?: string | undefined;
  readonly replaces?: string | undefined;
}

/** Versions of the rules: lists, checks, saves them, and puts them in force. */
@Injectable()
export class PolicyVersions {
  constructor(
    private readonly desk: PolicyDesk,
    private readonly reader: PolicyReader,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  async list(): Promise<PoliciesView> {
    const now = Date.now();
    const life = await this.lifeNow();
    const { version, fourEyes } = await this.policies.inForce(now);
    const waiting = life.waiting && waitingFor(life, { version: life.waiting.version, now });
    const { problem } = this.reader;
    return {
      inForce: version,
      twoPeople: fourEyes?.activatePolicy ?? false,
      versions: policyLines(life, now),
      ...(problem !== undefined && { problem }),
      ...(waiting && { waiting: activationView(waiting) }),
    };
  }

  async show(version: string): Promise<PolicyView> {
    return viewOf(await this.lifeNow(), version);
  }

  /** Checks a text, and saves nothing. */
  async lint(text: string): Promise<LintView> {
    const checked = readPolicy(text);
    const compared = comparedVersion(await this.lifeNow(), Date.now());
    const version = checked.ok ? checked.policy.version : namedIn(text);
    return {
      ...(version !== undefined && { version }),
      ok: checked.ok,
      findings: findingViews(checked),
      comparedWith: compared?.version ?? 'none',
      changes: compared ? changesFrom(compared.text, checked) : [],
    };
  }

  /** Saves a text under the version that it names, also one that has faults. Idempotent by text. */
  async draft(text: string, because: string, { actor }: Principal): Promise<PolicyView> {
    const checked = readPolicy(text);
    const version = checked.ok ? checked.policy.version : namedIn(text);
    if (version === undefined) throw policyUnnamed();
    const notices = checked.ok ? { notices: checked.notices.length } : {};
    const life = await this.decide({ version, actor }, (life) =>
      draftPolicy(life, { version, text, because, ...notices }),
    );
    return viewOf(life, version);
  }

  async activate({ version, because, from, replaces }: Activate, { actor }: Principal): Promise<PolicyView> {
    const now = Date.now();
    const { fourEyes } = await this.policies.inForce(now);
    const life = await this.decide({ version, actor }, (life) =>
      activatePolicy(life, {
        version,
        because,
        actor,
        now,
        twoPeople: fourEyes?.activatePolicy ?? false,
        readable: readPolicy(life.versions.get(version)?.text ?? '').ok,
        ...(from !== undefined && { from: Date.parse(from) }),
        ...(replaces !== undefined && { replaces }),
      }),
    );
    return viewOf(life, version);
  }

  private async decide(
    cause: Parameters<PolicyDesk['decide']>[0],
    decide: (life: PolicyLife) => readonly PolicyEvent[],
  ): Promise<PolicyLife> {
    try {
      const { life } = await this.desk.decide(cause, decide);
      await this.reader.read();
      return life;
    } catch (error) {
      throw error instanceof PolicyRefusal ? refusalProblem(error.code, error.data) : error;
    }
  }

  private async lifeNow(): Promise<PolicyLife> {
    await this.reader.read();
    return this.reader.life;
  }
}

function viewOf(life: PolicyLife, version: string): PolicyView {
  const drafted = life.versions.get(version);
  if (!drafted) throw refusalProblem('policy-not-found', { version });
  const now = Date.now();
  const checked = readPolicy(drafted.text);
  const compared = comparedVersion(life, now);
  return {
    ...policyLine(life, drafted, now),
    text: drafted.text,
    findings: findingViews(checked),
    activations: life.activations.filter((activation) => activation.version === version).map(activationView),
    comparedWith: compared?.version ?? 'none',
    changes: compared ? changesFrom(compared.text, checked) : [],
  };
}

/** The version that a text with faults names. */
function namedIn(text: string): string | undefined {
  const [, name] = /^policy: *["']?([^"'\s#]+)["']? *(?:#.*)?$/m.exec(text) ?? [];
  return name !== undefined && new RegExp(VERSION_PATTERN).test(name) ? name : undefined;
}

export const policyUnnamed = (): Problem =>
  unprocessable(
    'policy-unnamed',
    'The text names no version: begin it with `policy: <version>`, in lower-case letters, digits, dots and hyphens.',
  );

const UNPROCESSABLE: ReadonlySet<string> = new Set(['activation-in-the-past']);

export function refusalProblem(
  code: PolicyRefusalCode,
  data: Readonly<Record<string, string>> = {},
): Problem {
  const sentence = policyRefusal(code, data);
  const extras = { data: { ...data, sentence } };
  if (code === 'policy-not-found') return notFound(code, sentence.en, extras);
  return UNPROCESSABLE.has(code)
    ? unprocessable(code, sentence.en, extras)
    : conflict(code, sentence.en, extras);
}
