import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeadLetter } from '../../../api/desk.js';
import { useTexts } from '../../../texts/language.js';
import { LETTERS } from '../../../texts/letters.js';
import { count } from '../../../ui/format.js';
import css from '../ops.module.css';
import { DiscardMany } from './discard-many.js';
import { fittingAlone, ordersOf } from './letters.js';
import { Redrive } from './redrive.js';

interface ActsOnAllProps {
  readonly rows: readonly DeadLetter[];
  /** There are more than are listed. */
  readonly isFull: boolean;
}

/** What can be done to all that are selected. A discard needs a selection: all at once are not given up. */
export function ActsOnAll({ rows, isFull }: ActsOnAllProps) {
  const t = useTexts(LETTERS).dead;
  const { group, order: orderId, reason, since } = useSearch({ from: '/desk/ops/dead-letters' });
  const [asked, setAsked] = useState<'redrive' | 'discard'>();
  const selection = {
    ...(group && { group }),
    ...(orderId && { orderId }),
    ...(reason && { reason }),
    ...(since && { since }),
  };
  const orders = ordersOf(rows);
  const alone = fittingAlone(rows, { reason, since }).length;
  const letters = `${count(alone)}${isFull ? '+' : ''}`;
  const close = (): void => setAsked(undefined);
  return (
    <div className={css.filters}>
      {orders > 0 && (
        <Button variant="default" onClick={() => setAsked('redrive')}>
          {t.redriveAll(count(orders))}
        </Button>
      )}
      {alone > 0 && Object.keys(selection).length > 0 && (
        <Button variant="outline" color="red" onClick={() => setAsked('discard')}>
          {t.discardAll(letters)}
        </Button>
      )}
      {asked === 'redrive' && (
        <Redrive title={t.redriveTitle(count(orders))} selection={selection} onClose={close} />
      )}
      {asked === 'discard' && (
        <DiscardMany title={t.discardTitle(letters)} selection={selection} onClose={close} />
      )}
    </div>
  );
}
