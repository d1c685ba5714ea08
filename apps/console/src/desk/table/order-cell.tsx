import type { ReactNode } from 'react';
import { useTexts } from '../../texts/language.js';
import { TABLE } from '../../texts/table.js';
import { CopyButton } from '../../ui/copy-button.js';
import css from './order-cell.module.css';

/** The order's number with its copy button, never an internal id. */
export function OrderCell({ orderId, children }: { readonly orderId: string; readonly children: ReactNode }) {
  const t = useTexts(TABLE);
  return (
    <span className={css.cell}>
      {children}
      <CopyButton text={orderId} label={`${t.copyOrder} ${orderId}`} small />
    </span>
  );
}
