import { IconCheck, IconCopy } from './icons.js';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import css from './copy-button.module.css';

const SHOWN_MS = 2_000;

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
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      onCopied?.();
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
    </button>
  );
}
