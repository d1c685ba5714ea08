import { Textarea } from '@mantine/core';
import type { PolicyChange, PolicyFinding } from '../../api/policies.js';
import { useSay, useTexts } from '../../texts/language.js';
import { POLICY } from '../../texts/policy.js';
import { Card } from '../parts.js';
import plain from '../plain-table.module.css';
import css from './policies.module.css';

/** Faults and notices by line, each with what to do about it. */
export function Findings({ findings }: { readonly findings: readonly PolicyFinding[] }) {
  const t = useTexts(POLICY);
  const say = useSay();
  return (
    <Card title={t.findings}>
      {findings.length === 0 && <p className={css.pad}>{t.noFaults}</p>}
      <ul className={css.rules}>
        {findings.map((finding) => (
          <li key={`${finding.line}:${finding.column}:${finding.code}`}>
            <span className={finding.severity === 'error' ? css.bad : css.quiet}>
              {finding.severity === 'error' ? t.error : t.notice} · {t.place(finding.line, finding.column)}
            </span>
            <span>{say(finding.says)}</span>
            <span className={css.hint}>{say(finding.fix)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const shown = (value: unknown, nothing: string): string =>
  value === undefined ? nothing : typeof value === 'string' ? value : JSON.stringify(value);

/** What differs from the version in force, member by member. */
export function Changes({
  changes,
  comparedWith,
}: {
  readonly changes: readonly PolicyChange[];
  readonly comparedWith: string;
}) {
  const t = useTexts(POLICY);
  return (
    <Card title={t.changes(comparedWith)}>
      {changes.length === 0 ? (
        <p className={css.pad}>{t.noChanges}</p>
      ) : (
        <div className={plain.scroll} role="region" tabIndex={0} aria-label={t.changes(comparedWith)}>
          <table className={plain.table}>
            <thead>
              <tr>
                <th>{t.member}</th>
                <th>{t.was}</th>
                <th>{t.is}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ path, was, is }) => (
                <tr key={path}>
                  <td className="id">{path}</td>
                  <td className="id">{shown(was, t.nothing)}</td>
                  <td className="id">{shown(is, t.nothing)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

/** The text with its line numbers; lines with faults are marked. */
export function PolicyText({
  text,
  findings,
}: {
  readonly text: string;
  readonly findings: readonly PolicyFinding[];
}) {
  const t = useTexts(POLICY);
  const marked = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
  return (
    <Card title={t.text}>
      <pre className={css.text} tabIndex={0} aria-label={t.text}>
        {text.split('\n').map((line, i) => (
          <span key={i} className={marked.has(i + 1) ? css.marked : undefined}>
            {line}
          </span>
        ))}
      </pre>
    </Card>
  );
}

/** The reason, which stays on record. */
export function Because({
  value,
  missing,
  onChange,
}: {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}) {
  const t = useTexts(POLICY);
  return (
    <Textarea
      label={t.because}
      description={t.becauseHint}
      error={missing && !value.trim() ? t.becauseMissing : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={450}
      rows={2}
    />
  );
}
