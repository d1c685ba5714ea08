import { useEffect, useState } from 'react';
import type { OrderPage, ResubmissionRequest } from '../api/orders.js';
import { AskedFields, type Typed } from './asked-fields.js';
import { requestOf } from './request-of.js';
import { TemplateFields } from './template-fields.js';

interface AskedProps {
  readonly page: OrderPage;
  readonly fields: readonly string[];
  /** Faults are shown: somebody has clicked. */
  readonly missing: boolean;
  /** Called with what was typed, as the API takes it; undefined while something is missing or wrong. */
  readonly onGiven: (request: ResubmissionRequest | undefined) => void;
}

/** Only what the decision asks for; by the recharge template, where the goods have one. */
export default function Asked({ page: { form }, fields, missing, onGiven }: AskedProps) {
  const [typed, setTyped] = useState<Typed>({});
  useEffect(() => onGiven(requestOf(fields, typed, form)), [fields, typed, form, onGiven]);
  const shown = { fields, typed, missing, onChange: setTyped };
  return form ? <TemplateFields {...shown} form={form} /> : <AskedFields {...shown} />;
}
