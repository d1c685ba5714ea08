import { Button, FileButton, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { stock } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { count } from '../../ui/format.js';
import { ProblemState } from '../../ui/problem-state.js';
import { Card } from '../parts.js';
import { batchIdOf, MOST_CARDS, readCardFile, type CardFile } from './card-file.js';
import css from './ops.module.css';

interface Read {
  readonly file: CardFile;
  readonly batchId: string;
}

/** Drops a file, shows line by line what is wrong with it, and imports what is right. */
export function ImportCards({ goodsId }: { readonly goodsId: string }) {
  const t = useTexts(DESK).stock;
  const [read, setRead] = useState<Read>();
  const [over, setOver] = useState(false);
  const take = async (file: File | null | undefined): Promise<void> => {
    if (file) setRead({ file: readCardFile(await file.text()), batchId: batchIdOf(file.name) });
  };
  return (
    <Card title={t.import}>
      <div
        className={over ? `${css.drop} ${css.over}` : css.drop}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <span>{t.drop}</span>
        <FileButton onChange={(file) => void take(file)} accept=".csv,.txt,text/csv,text/plain">
          {(props) => (
            <Button variant="default" {...props}>
              {t.pick}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={css.format}>{t.format}</p>
      {read && <Report key={read.batchId} goodsId={goodsId} read={read} />}
    </Card>
  );
}

function Report({
  goodsId,
  read: { file, batchId: suggested },
}: {
  readonly goodsId: string;
  readonly read: Read;
}) {
  const t = useTexts(DESK).stock;
  const api = useApi();
  const queries = useQueryClient();
  const [batchId, setBatchId] = useState(suggested);
  const { cards, faults } = file;
  const tooMany = cards.length > MOST_CARDS;
  const imported = useMutation({
    mutationFn: () => stock.import(api, goodsId, { batchId, cards }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stock', goodsId] }),
  });
  return (
    <div className={css.import}>
      <p>{t.lines(count(cards.length))}</p>
      {faults.length > 0 && <Faults faults={faults} />}
      {tooMany && <p role="alert">{t.tooMany}</p>}
      <TextInput
        label={t.batch}
        value={batchId}
        onChange={(event) => setBatchId(event.currentTarget.value)}
        maxLength={64}
      />
      {imported.isError && <ProblemState error={imported.error} />}
      {imported.data ? (
        <p className={css.told} role="status">
          {t.done(count(imported.data.added), count(imported.data.duplicates))}
        </p>
      ) : (
        <Button
          disabled={cards.length === 0 || tooMany || !batchId.trim()}
          loading={imported.isPending}
          onClick={() => imported.mutate()}
        >
          {t.submit(count(cards.length))}
        </Button>
      )}
    </div>
  );
}

function Faults({ faults }: { readonly faults: CardFile['faults'] }) {
  const t = useTexts(DESK).stock;
  return (
    <div className={css.faults} role="alert" tabIndex={0}>
      <p>{t.faults(count(faults.length))}</p>
      <ol>
        {faults.map(({ line, fault }) => (
          <li key={line}>
            {t.line(line)}: {t.fault[fault]}
          </li>
        ))}
      </ol>
    </div>
  );
}
