import { NumberInput, Textarea } from '@mantine/core';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';

interface NoteProps {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (note: string) => void;
}

/** What the decision rests on; needed where no reason of the list says it. */
export function Note({ value, missing, onChange }: NoteProps) {
  const t = useTexts(DESK).work;
  return (
    <Textarea
      label={t.note}
      description={t.noteHint}
      error={missing ? t.noteMissing : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={450}
      rows={2}
    />
  );
}

interface UnitsProps {
  readonly most: number;
  readonly missing: boolean;
  readonly onChange: (quantity: number | undefined) => void;
}

/** How many units arrived, where nobody else could tell. */
export function Units({ most, missing, onChange }: UnitsProps) {
  const t = useTexts(DESK).work;
  return (
    <NumberInput
      label={t.units(most)}
      min={1}
      max={most}
      allowDecimal={false}
      error={missing ? t.unitsMissing : undefined}
      onChange={(value) => onChange(typeof value === 'number' ? value : undefined)}
    />
  );
}
