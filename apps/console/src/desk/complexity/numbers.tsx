import type { WaitsFor } from '../../api/complexity.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { COMPLEXITY } from '../../texts/complexity.js';
import { count, duration } from '../../ui/format.js';
import { Card } from '../parts.js';
import { secondsOf, share } from './bars.js';
import type { NamedLine } from './charts.js';
import plain from '../plain-table.module.css';

const WAITS: readonly WaitsFor[] = ['proof', 'platform', 'reviewer', 'supplier', 'support', 'buyer'];

/** Every number of the charts, and those that have none. */
export function Numbers({ lines }: { readonly lines: readonly NamedLine[] }) {
  const t = useTexts(COMPLEXITY);
  return (
    <Card title={t.numbers}>
      <div className={plain.scroll} role="region" tabIndex={0} aria-label={t.numbers}>
        <table className={`${plain.table} ${plain.figures}`}>
          <thead>
            <tr>
              {[t.group, t.count, t.steps, t.oneStep, t.fields, t.nothingTyped, t.withoutPerson].map(
                (head) => (
                  <th key={head}>{head}</th>
                ),
              )}
              {[t.median, t.nineOfTen, ...WAITS.map((wait) => t.waits[wait])].map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((named) => (
              <Row key={named.name} named={named} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Row({ named: { name, line } }: { readonly named: NamedLine }) {
  const language = useLanguage();
  const of = (part: number): string => share(part, line.resubmissions);
  const time = (seconds: number | undefined): string =>
    seconds === undefined ? '–' : duration(seconds * 1000, language);
  return (
    <tr>
      <td>{name}</td>
      <td>{count(line.resubmissions)}</td>
      <td>{line.steps.toFixed(2)}</td>
      <td>{of(line.oneStep)}</td>
      <td>{line.fieldsTyped.toFixed(2)}</td>
      <td>{of(line.nothingTyped)}</td>
      <td>{of(line.withoutPerson)}</td>
      <td>{time(line.secondsToDelivery?.median)}</td>
      <td>{time(line.secondsToDelivery?.nineOfTen)}</td>
      {WAITS.map((wait) => (
        <td key={wait}>{time(secondsOf(line, wait))}</td>
      ))}
    </tr>
  );
}
