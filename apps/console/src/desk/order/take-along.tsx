import { Button } from '@mantine/core';
import { useState } from 'react';
import type { History } from '../../api/orders.js';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { LEAN } from '../../texts/lean.js';
import { copyText } from '../../ui/copy-text.js';
import { IconCheck, IconDownload, IconLink } from '../../ui/icons.js';
import { seenHistory, type LineKind } from './history-lines.js';

interface ExportProps {
  readonly history: History;
  readonly kind: LineKind | undefined;
}

/** What is seen, in stream order, in the format of the API: a filter leaves out what it hides. */
export function Export({ history, kind }: ExportProps) {
  const t = useTexts(DESK).order;
  const seen = seenHistory(history, kind);
  const save = (): void => {
    const file = new Blob([JSON.stringify(seen, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${history.orderId}.history.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} />} onClick={save}>
      {kind ? t.exportSeen(seen.events.length) : t.export}
    </Button>
  );
}

/** The address of what is seen, its filter included. */
export function CopyLink() {
  const t = useTexts(DESK).order;
  const lean = useTexts(LEAN).order;
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = (): void =>
    void copyText(location.href).then((isWritten) => setOutcome(isWritten ? 'copied' : 'refused'));
  const Sign = outcome === 'copied' ? IconCheck : IconLink;
  const words = { copied: t.linkCopied, refused: lean.notCopied };
  return (
    <Button
      variant="default"
      leftSection={<Sign size={16} stroke={1.75} />}
      onClick={copy}
      onBlur={() => setOutcome(undefined)}
    >
      {outcome ? words[outcome] : t.copyLink}
    </Button>
  );
}
