import { Link } from '@tanstack/react-router';
import type { Schemas } from '@bujiao/client';
import { useLanguage, useTexts } from '../../texts/language.js';
import { OPS } from '../../texts/ops.js';
import { count, duration, exact } from '../../ui/format.js';
import { IconUser } from '../../ui/icons.js';
import { Card } from '../parts.js';
import css from './flow.module.css';

export type Flow = Schemas['FlowDto'];
type StageFlow = Flow['stages'][number];

/** What came in, what waits in each stage and since when, what went out. */
export function FlowLane({ flow, now }: { readonly flow: Flow | undefined; readonly now: number }) {
  const t = useTexts(OPS).flow;
  return (
    <Card
      title={t.title}
      {...(flow && { aside: <span className={css.aside}>{t.window(flow.windowMinutes)}</span> })}
    >
      {flow ? <Lane flow={flow} now={now} /> : <p className={css.unknown}>{t.unknown}</p>}
    </Card>
  );
}

function Lane({ flow, now }: { readonly flow: Flow; readonly now: number }) {
  const t = useTexts(OPS).flow;
  return (
    <ol className={css.lane}>
      <li>
        <h3>{t.in}</h3>
        <p className={css.count}>{count(flow.requested)}</p>
      </li>
      {flow.stages.map((stage) => (
        <Stage key={stage.stage} stage={stage} now={now} />
      ))}
      <li>
        <h3>{t.out}</h3>
        <p className={css.count}>{count(flow.completed + flow.refused)}</p>
        <p className={css.small}>{t.delivered(count(flow.delivered))}</p>
        <p className={css.small}>{t.completed(count(flow.completed))}</p>
        <p className={css.small}>{t.refused(count(flow.refused))}</p>
      </li>
    </ol>
  );
}

function Stage({
  stage: { stage, waiting, withPerson, oldestSince },
  now,
}: {
  readonly stage: StageFlow;
  readonly now: number;
}) {
  const t = useTexts(OPS).flow;
  const language = useLanguage();
  return (
    <li>
      <h3>{t.stages[stage]}</h3>
      <p className={css.count}>{count(waiting)}</p>
      <p className={css.small}>
        {waiting === 0 ? t.none : t.waiting}
        {oldestSince && (
          <>
            {' · '}
            <time dateTime={oldestSince} title={exact(oldestSince, language)}>
              {t.oldest(duration(Math.max(0, now - Date.parse(oldestSince)), language))}
            </time>
          </>
        )}
      </p>
      {withPerson > 0 && (
        <Link className={css.person} to="/desk/work">
          <IconUser size={14} stroke={2} />
          {t.withPerson(count(withPerson))}
        </Link>
      )}
    </li>
  );
}
