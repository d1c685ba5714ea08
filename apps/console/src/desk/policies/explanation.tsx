import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { explanation, type Explanation as Explained, type RuleLine } from '../../api/policies.js';
import { useApi, useSignedIn } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { POLICY } from '../../texts/policy.js';
import { exact } from '../../ui/format.js';
import { NotRead } from '../../ui/not-read.js';
import { Card } from '../parts.js';
import { FactorBars } from '../reviews/factor-bars.js';
import { mayOpen, useActingRole } from '../roles.js';
import css from './policies.module.css';

/** Why the order may or may not be resubmitted; read when somebody asks. */
export function Explanation({ orderId }: { readonly orderId: string }) {
  const t = useTexts(POLICY);
  const role = useActingRole(useSignedIn().session.person);
  const [asked, setAsked] = useState(false);
  if (!mayOpen(role, 'policies')) return null;
  if (asked) return <Asked orderId={orderId} />;
  return (
    <Card
      title={t.explainTitle}
      aside={
        <Button variant="default" size="xs" onClick={() => setAsked(true)}>
          {t.explain}
        </Button>
      }
    >
      {null}
    </Card>
  );
}

function Asked({ orderId }: { readonly orderId: string }) {
  const t = useTexts(POLICY);
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [asOf, setAsOf] = useState<string>();
  const answer = useQuery({
    queryKey: ['explanation', orderId, asOf ?? 'now'],
    queryFn: () => explanation(api, orderId, asOf),
  });
  const ask = (event: React.FormEvent): void => {
    event.preventDefault();
    setAsOf(typed === '' ? undefined : new Date(typed).toISOString());
  };
  return (
    <Card title={t.explainTitle}>
      <form className={`${css.pad} ${css.row}`} onSubmit={ask}>
        <TextInput
          type="datetime-local"
          label={t.asOf}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t.show}
        </Button>
      </form>
      <NotRead reading={answer} lines={6} />
      {answer.data && <Rules answer={answer.data} />}
    </Card>
  );
}

function Rules({
  answer: { policy, asOf, decision, rules = [], recorded = [], forBuyer },
}: {
  readonly answer: Explained;
}) {
  const t = useTexts(POLICY);
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <div className={css.pad}>
        {decision && <p>{say(decision.sentence)}</p>}
        <p className={css.hint}>
          {exact(asOf, language)}
          {policy && (
            <>
              {' · '}
              <Link to="/desk/policies/$version" params={{ version: policy.version }} className="id">
                {policy.version}
              </Link>
              {' · '}
              {policy.layers
                .map(({ section, of }) => `${t.sections[section]}${of ? ` ${of}` : ''}`)
                .join(' < ')}
            </>
          )}
        </p>
        <p className={css.hint}>
          {t.forBuyer}: {say(forBuyer.sentence)}
        </p>
      </div>
      <ul className={css.rules}>
        {rules.map((rule) => (
          <Rule key={rule.rule} rule={rule} />
        ))}
      </ul>
      {recorded.map(({ revision, kind, at, version, sentence, agrees, score }) => (
        <div key={revision} className={css.pad}>
          <p>
            <span>
              {t.kinds[kind]} · {exact(at, language)}
              {version && <span className="id"> · {version}</span>} · {say(sentence)}
            </span>
            {!agrees && <span className={css.bad}>{t.disagrees}</span>}
          </p>
          {score && <FactorBars risk={score} />}
        </div>
      ))}
    </>
  );
}

const TONES = { passed: css.good, against: css.bad, 'not-evaluated': css.quiet };

function Rule({ rule: { title, outcome, says } }: { readonly rule: RuleLine }) {
  const t = useTexts(POLICY);
  const say = useSay();
  return (
    <li>
      <span className={TONES[outcome]}>
        {t.outcomes[outcome]} · {say(title)}
      </span>
      <span className={outcome === 'not-evaluated' ? css.quiet : undefined}>{say(says)}</span>
    </li>
  );
}
