import { Button, Kbd } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  REVIEW_DECISIONS,
  reviews,
  type GivenDecision,
  type ReviewCaseView,
  type ReviewDecision,
} from '../../api/reviews.js';
import { hasCode } from '../../api/problem.js';
import { useApi } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { REVIEWS } from '../../texts/reviews.js';
import { useNow } from '../../ui/now.js';
import { ProblemState } from '../../ui/problem-state.js';
import { randomKey } from '../../ui/random-key.js';
import { useKeys } from '../keys.js';
import { decisionOf, givenFor, GivenFields, type Given } from './given-fields.js';
import css from './reviews.module.css';

interface DecideProps {
  readonly item: ReviewCaseView;
  readonly onDone: () => void;
}

const KEY_OF = { approve: 'A', refuse: 'X', return: 'R', 'ask-evidence': 'E' } as const satisfies Record<
  ReviewDecision,
  string
>;

/** One key decides; the case is claimed with it. The decision can be taken back for some seconds, then the next case is shown. */
export function Decide({ item, onDone }: DecideProps) {
  const [typed, setTyped] = useState<Given>();
  // A change of the case keeps what was chosen and typed, and why the last decision was refused.
  const given = givenFor(item, typed);
  const decision = useDecision(item);
  const decide = (one: ReviewDecision): void => {
    if (decision.isPending || (one === 'ask-evidence' && !given.wanted)) return;
    decision.mutate(decisionOf(one, given, item.basis));
  };
  useKeys({
    a: () => decide('approve'),
    x: () => decide('refuse'),
    r: () => decide('return'),
    e: () => decide('ask-evidence'),
  });
  if (decision.data && decision.variables.basis === item.basis)
    return (
      <Held
        item={item}
        until={decision.data.heldUntil}
        onDone={onDone}
        onTakenBack={() => decision.reset()}
      />
    );
  return (
    <section className={css.decide}>
      <GivenFields item={item} given={given} onChange={setTyped} />
      {decision.isError && <ProblemState error={decision.error} />}
      <Buttons decision={decision} mayAsk={given.wanted !== undefined} onDecide={decide} />
    </section>
  );
}

interface ButtonsProps {
  readonly decision: ReturnType<typeof useDecision>;
  /** Whether evidence can be asked for. */
  readonly mayAsk: boolean;
  readonly onDecide: (decision: ReviewDecision) => void;
}

function Buttons({ decision, mayAsk, onDecide }: ButtonsProps) {
  const t = useTexts(REVIEWS);
  return (
    <div className={css.buttons}>
      {REVIEW_DECISIONS.filter((one) => mayAsk || one !== 'ask-evidence').map((one) => (
        <Button
          key={one}
          variant={one === 'approve' ? 'filled' : 'default'}
          onClick={() => onDecide(one)}
          loading={decision.isPending && decision.variables.decision === one}
          rightSection={<Kbd>{KEY_OF[one]}</Kbd>}
        >
          {t.decisions[one]}
        </Button>
      ))}
    </div>
  );
}

/** Claims the case and decides it. What changed meanwhile is fetched, so that the page shows it. */
function useDecision({ resubmissionId }: ReviewCaseView) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: GivenDecision) => {
      await reviews.claim(api, resubmissionId);
      return reviews.decide(api, resubmissionId, given, randomKey());
    },
    onError: () => queries.invalidateQueries({ queryKey: ['review', resubmissionId] }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reviews'] }),
  });
}

interface HeldProps extends DecideProps {
  readonly until: string;
  readonly onTakenBack: () => void;
}

function Held({ item, until, onDone, onTakenBack }: HeldProps) {
  const t = useTexts(REVIEWS);
  const api = useApi();
  const now = useNow(true);
  const left = Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
  const back = useMutation({
    mutationFn: () => reviews.takeBack(api, item.resubmissionId),
    onSuccess: onTakenBack,
  });
  useKeys({ Enter: onDone, u: () => back.mutate() });
  return (
    <section className={css.decide} role="status">
      <p>{t.decided(item.orderId)}</p>
      {back.isError && (
        <p className={css.notice}>{hasCode(back.error, 'too-late') ? t.tooLate : t.refused}</p>
      )}
      <div className={css.buttons}>
        <Button
          variant="default"
          onClick={() => back.mutate()}
          disabled={left === 0}
          rightSection={<Kbd>U</Kbd>}
        >
          {t.takeBack} {left > 0 && left}
        </Button>
        <Button onClick={onDone} rightSection={<Kbd>Enter</Kbd>}>
          {t.title}
        </Button>
      </div>
    </section>
  );
}
