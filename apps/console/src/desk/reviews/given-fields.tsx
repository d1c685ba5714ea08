import { NativeSelect, Textarea } from '@mantine/core';
import {
  RETURN_FIELDS,
  REVIEW_REASONS,
  type GivenDecision,
  type ReturnField,
  type ReviewCaseView,
  type ReviewDecision,
  type ReviewReason,
} from '../../api/reviews.js';
import type { EvidenceWanted } from '../../api/evidence.js';
import { useTexts } from '../../texts/language.js';
import { REVIEWS } from '../../texts/reviews.js';

/** What the reviewer has chosen and typed beside the decision itself. */
export interface Given {
  readonly reason: ReviewReason;
  readonly field: ReturnField;
  /** Undefined where no evidence can be asked for. */
  readonly wanted: EvidenceWanted | undefined;
  readonly note: string;
}

const AT_FIRST = { reason: 'checked-with-shop', field: 'rechargeAccount', note: '' } as const;

/** What was given before, as far as the case as it is now lets it stand. */
export function givenFor({ mayAskFor }: ReviewCaseView, before?: Given): Given {
  const wanted = mayAskFor.find((one) => one === before?.wanted) ?? mayAskFor[0];
  return { ...AT_FIRST, ...before, wanted };
}

/** A decision says what belongs to it, and nothing else. */
export function decisionOf(
  decision: ReviewDecision,
  { reason, field, wanted, note }: Given,
  basis: string,
): GivenDecision {
  const typed = note.trim();
  return {
    decision,
    reason,
    basis,
    ...(typed && { note: typed }),
    ...(decision === 'return' && { field }),
    ...(decision === 'ask-evidence' && wanted && { wanted }),
  };
}

interface GivenFieldsProps {
  readonly item: ReviewCaseView;
  readonly given: Given;
  readonly onChange: (given: Given) => void;
}

export function GivenFields({ item: { mayAskFor }, given, onChange }: GivenFieldsProps) {
  const t = useTexts(REVIEWS);
  const change = (part: Partial<Given>): void => onChange({ ...given, ...part });
  return (
    <>
      <NativeSelect
        label={t.why}
        value={given.reason}
        onChange={(event) => change({ reason: event.currentTarget.value as ReviewReason })}
        data={REVIEW_REASONS.map((value) => ({ value, label: t.reasons[value] }))}
      />
      <NativeSelect
        label={t.field}
        value={given.field}
        onChange={(event) => change({ field: event.currentTarget.value as ReturnField })}
        data={RETURN_FIELDS.map((value) => ({ value, label: t.fields[value] }))}
      />
      {given.wanted && (
        <NativeSelect
          label={t.wanted}
          value={given.wanted}
          onChange={(event) => change({ wanted: event.currentTarget.value as EvidenceWanted })}
          data={mayAskFor.map((value) => ({ value, label: t.wantedOf[value] }))}
        />
      )}
      <Textarea
        label={t.note}
        value={given.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        maxLength={450}
        rows={2}
      />
    </>
  );
}
