import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { complexity, GROUPINGS, type Complexity, type ComplexityLine } from '../../api/complexity.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { COMPLEXITY, type ComplexityTexts } from '../../texts/complexity.js';
import { count, duration } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { ForSection, PageHead } from '../parts.js';
import { share } from './bars.js';
import { AverageChart, TimeChart, type NamedLine } from './charts.js';
import css from './complexity.module.css';
import { Numbers } from './numbers.js';

const DAYS = [7, 30, 90, 365] as const;
const DEFAULT_DAYS = 30;

export function ComplexityPage() {
  return (
    <ForSection section="complexity">
      <Report />
    </ForSection>
  );
}

/** How much resubmissions asked of people: steps, typed fields, and where the time went. */
function Report() {
  const api = useApi();
  const { by = 'day', days = DEFAULT_DAYS } = useSearch({ from: '/desk/complexity' });
  const report = useQuery({
    queryKey: ['complexity', by, days],
    queryFn: () => complexity(api, by, days),
  });
  if (!report.data) return <NotRead reading={report} lines={6} />;
  return (
    <>
      <Head report={report.data} days={days} />
      <NotReadAgain reading={report} />
      {report.data.lines.length > 0 && <Charts report={report.data} />}
    </>
  );
}

function Head({ report: { total }, days }: { readonly report: Complexity; readonly days: number }) {
  const t = useTexts(COMPLEXITY);
  const language = useLanguage();
  const { resubmissions, steps, fieldsTyped, withoutPerson, secondsToDelivery } = total;
  const noPerson = share(withoutPerson, resubmissions);
  const more = secondsToDelivery
    ? t.more(noPerson, duration(secondsToDelivery.median * 1000, language))
    : t.noDelivery(noPerson);
  return (
    <PageHead
      title={t.title}
      sentence={
        resubmissions === 0
          ? t.none(days)
          : t.sentence(days, count(resubmissions), steps.toFixed(2), fieldsTyped.toFixed(2))
      }
      more={resubmissions > 0 && more}
    >
      <Choices />
    </PageHead>
  );
}

function Choices() {
  const t = useTexts(COMPLEXITY);
  const { by = 'day', days = DEFAULT_DAYS } = useSearch({ from: '/desk/complexity' });
  const navigate = useNavigate({ from: '/desk/complexity' });
  return (
    <>
      <NativeSelect
        aria-label={t.by}
        value={by}
        data={GROUPINGS.map((one) => ({ value: one, label: t.groupings[one] }))}
        onChange={({ target }) =>
          void navigate({ search: { days, by: GROUPINGS.find((one) => one === target.value) } })
        }
      />
      <NativeSelect
        aria-label={t.days}
        value={String(days)}
        data={DAYS.map((n) => ({ value: String(n), label: t.lastDays(n) }))}
        onChange={({ target }) => void navigate({ search: { by, days: Number(target.value) } })}
      />
    </>
  );
}

function Charts({ report: { by, lines } }: { readonly report: Complexity }) {
  const t = useTexts(COMPLEXITY);
  const say = useSay();
  const named: readonly NamedLine[] = lines.map((line) => ({
    name: line.name ? say(line.name) : nameOf(by, line, t),
    line,
  }));
  return (
    <div className={css.stack}>
      <div className={css.charts}>
        <AverageChart title={t.steps} how={t.stepsHow} lines={named} valueOf={({ steps }) => steps} />
        <AverageChart title={t.fields} how={t.fieldsHow} lines={named} valueOf={(line) => line.fieldsTyped} />
      </div>
      <TimeChart lines={named} />
      <Numbers lines={named} />
    </div>
  );
}

function nameOf(by: Complexity['by'], { key }: ComplexityLine, t: ComplexityTexts): string {
  if (key === undefined) return t.unknown;
  const names: Readonly<Record<string, string>> =
    by === 'goodsKind' ? t.kinds : by === 'channel' ? t.channels : {};
  return names[key] ?? key;
}
