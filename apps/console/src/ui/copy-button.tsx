import { copyText } from './copy-text.js';
import { IconCheck, IconCopy } from './icons.js';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import css from './copy-button.module.css';

const SHOWN_MS = 2_000;
/** Long enough to be read. */
const REFUSED_MS = 8_000;

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for who cannot see the place. */
  readonly label: string;
  readonly words?: boolean;
  /** In a row of a table. */
  readonly small?: boolean;
  /** After it was copied. */
  readonly onCopied?: () => void;
}

export function CopyButton({ text, label, words = false, small = false, onCopied }: CopyButtonProps) {
  const t = useTexts(LEAN).order;
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copied = outcome === 'copied';
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), outcome === 'copied' ? SHOWN_MS : REFUSED_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void =>
    void copyText(text).then((isWritten) => {
      setOutcome(isWritten ? 'copied' : 'refused');
      if (isWritten) onCopied?.();
    });
  const Sign = copied ? IconCheck : IconCopy;
  return (
    <button
      type="button"
      className={[css.button, copied && css.copied, small && css.small].filter(Boolean).join(' ')}
      aria-label={copied ? t.copied : label}
      title={label}
      onClick={copy}
    >
      <Sign size={small ? 16 : 18} stroke={1.75} />
      {words && <span>{copied ? t.copied : t.copy}</span>}
      {outcome === 'refused' && <span role="alert">{t.notCopied}</span>}
    </button>
  );
}
